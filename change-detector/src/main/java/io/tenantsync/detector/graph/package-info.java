/** The source tenant behind Microsoft Graph; knows nothing about Kafka. */
@NullMarked
package io.tenantsync.detector.graph;

import org.jspecify.annotations.NullMarked;
