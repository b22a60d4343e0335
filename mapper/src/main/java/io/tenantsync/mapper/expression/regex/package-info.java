/** .NET's regular expressions, translated to Java's and bounded so that every match ends. JDK only. */
@NullMarked
package io.tenantsync.mapper.expression.regex;

import org.jspecify.annotations.NullMarked;
