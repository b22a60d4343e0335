/** Lays what was seen over what is known, and says what that changes; pure. */
@NullMarked
package io.tenantsync.detector.detection.merging;

import org.jspecify.annotations.NullMarked;
