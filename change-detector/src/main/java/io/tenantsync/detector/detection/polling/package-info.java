/** When to ask the source tenant what, and what belongs into one transaction; pure: the directory and the log are ports. */
@NullMarked
package io.tenantsync.detector.detection.polling;

import org.jspecify.annotations.NullMarked;
