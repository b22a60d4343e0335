/** What was seen in a source tenant, in the words of the domain; pure: nothing here knows Kafka, Graph or Avro. */
@NullMarked
package io.tenantsync.detector.detection;

import org.jspecify.annotations.NullMarked;
