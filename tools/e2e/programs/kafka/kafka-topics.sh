#!/bin/sh
# Stands for the image's script of this name.
exec java $KAFKA_HEAP_OPTS $KAFKA_LOG4J_OPTS -cp '/opt/kafka/libs/*' org.apache.kafka.tools.TopicCommand "$@"
