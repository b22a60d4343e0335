/** What .NET and directories do with texts and Java does otherwise: casing, white space, accents, names. JDK only. */
@NullMarked
package io.tenantsync.mapper.expression.text;

import org.jspecify.annotations.NullMarked;
