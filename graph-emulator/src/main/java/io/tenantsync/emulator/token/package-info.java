/** Access tokens: who gets one, how it is signed, and who a request's token says the caller is. */
@NullMarked
package io.tenantsync.emulator.token;

import org.jspecify.annotations.NullMarked;
