/** What a configuration says and how its text is checked; pure, every problem with position and remedy. */
@NullMarked
package io.tenantsync.control.configuration;

import org.jspecify.annotations.NullMarked;
