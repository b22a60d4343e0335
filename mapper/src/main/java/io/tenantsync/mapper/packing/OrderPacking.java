package io.tenantsync.mapper.packing;

import io.tenantsync.mapper.reconciling.Lane;
import io.tenantsync.mapper.reconciling.LogStep;
import io.tenantsync.mapper.reconciling.Operation;
import io.tenantsync.mapper.reconciling.Order;
import io.tenantsync.mapper.reconciling.Owed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands that are out, and the changes they account for, as parts of a standing. */
final class OrderPacking {
    private static final int PROVISION = 1;
    private static final int DISABLE = 2;
    private static final int SOFT_DELETE = 3;
    private static final int UNSAID = 0;
    private static final int YES = 1;
    private static final int NO = 2;

    private OrderPacking() {}

    static void write(Packer out, Order order) {
        out.text(order.commandId()).number(order.attempt()).number(order.revision());
        write(out, order.owed());
        out.constant(order.lane()).moment(order.issuedAt()).optionalText(order.targetId());
        write(out, order.operation());
        out.each(order.steps(), OrderPacking::write);
    }

    static Order order(Unpacker in) {
        return new Order(
                in.text(),
                (int) in.number(),
                in.number(),
                owed(in),
                in.constant(Lane.class),
                in.moment(),
                in.optionalText(),
                operation(in),
                in.each(OrderPacking::step));
    }

    static void write(Packer out, Owed owed) {
        out.text(owed.changeId()).text(owed.cycleId()).moment(owed.observedAt()).constant(owed.lane());
    }

    static Owed owed(Unpacker in) {
        return new Owed(in.text(), in.text(), in.moment(), in.constant(Lane.class));
    }

    private static void write(Packer out, Operation operation) {
        switch (operation) {
            case Operation.Disable ignored -> out.number(DISABLE);
            case Operation.SoftDelete ignored -> out.number(SOFT_DELETE);
            case Operation.Provision provision -> {
                out.number(PROVISION)
                        .attributes(provision.attributes())
                        .attributes(provision.onCreate())
                        .number(said(provision.accountEnabled()))
                        .truth(provision.mayEnable())
                        .truth(provision.mayRestore());
                Operation.ManagerTo manager = provision.manager();
                out.truth(manager != null);
                if (manager != null) {
                    out.optionalText(manager.targetId());
                }
                out.text(provision.invitationAddress()).optionalText(provision.mail());
            }
        }
    }

    private static Operation operation(Unpacker in) {
        int kind = (int) in.number();
        return switch (kind) {
            case DISABLE -> new Operation.Disable();
            case SOFT_DELETE -> new Operation.SoftDelete();
            case PROVISION ->
                new Operation.Provision(
                        in.attributes(),
                        in.attributes(),
                        heard((int) in.number()),
                        in.truth(),
                        in.truth(),
                        in.truth() ? new Operation.ManagerTo(in.optionalText()) : null,
                        in.text(),
                        in.optionalText());
            default -> throw new IllegalStateException("A state store holds an operation of unknown kind " + kind);
        };
    }

    private static int said(@Nullable Boolean enabled) {
        return enabled == null ? UNSAID : enabled ? YES : NO;
    }

    private static @Nullable Boolean heard(int said) {
        return said == UNSAID ? null : said == YES;
    }

    private static void write(Packer out, LogStep step) {
        out.text(step.name())
                .constant(step.kind())
                .constant(step.status())
                .text(step.description())
                .attributes(step.details());
    }

    private static LogStep step(Unpacker in) {
        return new LogStep(
                in.text(), in.constant(LogStep.Kind.class), in.constant(LogStep.Status.class), in.text(), details(in));
    }

    private static Map<String, String> details(Unpacker in) {
        Map<String, String> details = new HashMap<>();
        in.attributes().forEach((name, value) -> details.put(name, String.valueOf(value)));
        return details;
    }
}
