/** The adapter: azure-identity, the Graph SDK's request adapter and OkHttp, with our own retry and JSON reading. */
@NullMarked
package io.tenantsync.graph.sdk;

import org.jspecify.annotations.NullMarked;
