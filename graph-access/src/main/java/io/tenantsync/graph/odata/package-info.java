/** The one encoder of OData literals, queries and paths; pure. */
@NullMarked
package io.tenantsync.graph.odata;

import org.jspecify.annotations.NullMarked;
