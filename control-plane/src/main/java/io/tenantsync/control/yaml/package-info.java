/** YAML text to a tree with positions; nothing about what the tree means. */
@NullMarked
package io.tenantsync.control.yaml;

import org.jspecify.annotations.NullMarked;
