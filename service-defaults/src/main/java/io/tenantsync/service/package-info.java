/** What every service does alike. Nothing of the domain, and at most ten files. */
@NullMarked
package io.tenantsync.service;

import org.jspecify.annotations.NullMarked;
