package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Command;
import io.tenantsync.writer.writing.orders.Order;

/** A command as it was delivered. */
record Delivery(long offset, Command command, Order order) {}
