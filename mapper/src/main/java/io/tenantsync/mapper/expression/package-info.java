/** The expression language of attribute mappings: parsing with positions, and evaluation that always ends. JDK only. */
@NullMarked
package io.tenantsync.mapper.expression;

import org.jspecify.annotations.NullMarked;
