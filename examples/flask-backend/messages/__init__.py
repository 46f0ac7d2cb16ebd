"""People sign up, log in and write messages. Every call is noted in Redis, every event in Kafka."""
