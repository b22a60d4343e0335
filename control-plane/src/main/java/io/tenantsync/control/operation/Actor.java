package io.tenantsync.control.operation;

/**
 * Who acts.
 *
 * @param name for the record
 * @param from from where: command line, API, start-up
 */
public record Actor(String name, String from) {}
