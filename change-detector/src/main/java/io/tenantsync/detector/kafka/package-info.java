/** Ownership of tenants, transactions, checkpoints and followed topics; knows nothing about Graph. */
@NullMarked
package io.tenantsync.detector.kafka;

import org.jspecify.annotations.NullMarked;
