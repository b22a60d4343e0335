/** What a person should look like in the target: rules over the whole source person. No scope, no state, no Kafka. */
@NullMarked
package io.tenantsync.mapper.mapping;

import org.jspecify.annotations.NullMarked;
