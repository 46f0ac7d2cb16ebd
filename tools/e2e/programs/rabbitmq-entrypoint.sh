#!/bin/sh
# What the image brings beside the server: its settings and its plugins. $1: RabbitMQ's programs; the rest is said by the manifest's variables.
set -eu
folder=$HOME/image
mkdir -p "$folder"
echo '[rabbitmq_prometheus].' > "$folder/enabled_plugins"
printf '%s\n' 'log.console = true' 'log.file = false' > "$folder/rabbitmq.conf"
export RABBITMQ_CONFIG_FILE="$folder/rabbitmq.conf" RABBITMQ_ENABLED_PLUGINS_FILE="$folder/enabled_plugins"
exec "$1/rabbitmq-server"
