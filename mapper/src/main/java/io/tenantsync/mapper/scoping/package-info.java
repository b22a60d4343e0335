/** Who is in scope, and why: internal members, assignments through nested groups, filters. No state, no Kafka. */
@NullMarked
package io.tenantsync.mapper.scoping;

import org.jspecify.annotations.NullMarked;
