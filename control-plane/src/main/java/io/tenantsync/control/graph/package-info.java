/** What the control plane asks of Microsoft Graph: names, trust settings, domains, the anchor. */
@NullMarked
package io.tenantsync.control.graph;

import org.jspecify.annotations.NullMarked;
