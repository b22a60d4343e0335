/** The query language of Graph: lexer, parser and evaluation of $filter, and the other query options. Knows no directory. */
@NullMarked
package io.tenantsync.emulator.odata;

import org.jspecify.annotations.NullMarked;
