/** The HTTPS port: from Jetty's requests to Graph, token endpoint and control, and back. */
@NullMarked
package io.tenantsync.emulator.http;

import org.jspecify.annotations.NullMarked;
