package io.tenantsync.control.operation;

import org.apache.kafka.clients.producer.Producer;

/** Breaks the rule that pure packages stay pure, so that its test can see the rule at work. */
public record ImpureOperation(Producer<byte[], byte[]> producer) {}
