// SPDX-License-Identifier: Apache-2.0
package im.yan.api.kafka;

/** Where Kafka is: host:port, several separated by commas. */
public record KafkaSettings(String bootstrapServers) {}
