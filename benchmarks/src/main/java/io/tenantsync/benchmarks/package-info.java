/** Benchmarks as main classes, each with a table for people and JSON for machines; what they measure is in the other modules. */
@NullMarked
package io.tenantsync.benchmarks;

import org.jspecify.annotations.NullMarked;
