/** Dates as people and systems write them, and .NET's formats for reading and writing them. JDK only. */
@NullMarked
package io.tenantsync.mapper.expression.date;

import org.jspecify.annotations.NullMarked;
