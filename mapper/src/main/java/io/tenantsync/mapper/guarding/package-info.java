/** What must ask before it happens, and whether it may: causes, limits, and the guard's book. Pure: no Kafka, no clock. */
@NullMarked
package io.tenantsync.mapper.guarding;

import org.jspecify.annotations.NullMarked;
