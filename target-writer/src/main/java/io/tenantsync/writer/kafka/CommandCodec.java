package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.ManagerWish;
import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.orders.Subject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From the wire's command to an order; the wire's nulls and open types end here. Generated records do not say which of
 * their fields may be null, so the analyser cannot help.
 */
@SuppressWarnings("NullAway")
final class CommandCodec {
    private CommandCodec() {}

    /**
     * @param repeated whether the command may have been carried out before
     * @throws PoisonRecord if the command does not say whom it is about or what is wished
     */
    static Order order(Command command, boolean repeated) {
        return new Order(
                command.getCommandId(),
                command.getAttempt(),
                repeated || command.getAttempt() > 1,
                new Subject(command.getConfigurationId(), person(command).toString()),
                lane(command.getLane()),
                command.getSource().getDisplayName(),
                command.getIssuedAt(),
                command.getTargetId(),
                operation(command));
    }

    /** The key of the person, and so of the result. */
    static UserKey person(Command command) {
        String id = command.getSource().getId();
        if (id == null) {
            throw new PoisonRecord("The command does not say which source user it is about", null);
        }
        try {
            return new UserKey(command.getSourceTenantId(), id);
        } catch (IllegalArgumentException malformed) {
            throw new PoisonRecord("The command's source user is not an id: " + malformed.getMessage(), malformed);
        }
    }

    private static Lane lane(io.tenantsync.schemas.Lane lane) {
        return switch (lane) {
            case URGENT -> Lane.URGENT;
            case LIVE -> Lane.LIVE;
            case BULK -> Lane.BULK;
        };
    }

    private static Operation operation(Command command) {
        Object operation = command.getOperation();
        return switch (operation) {
            case io.tenantsync.schemas.Provision it ->
                provision(it, command.getSource().getUserPrincipalName());
            case io.tenantsync.schemas.Disable it ->
                new Operation.Disable(new Anchor(it.getAnchorProperty(), it.getAnchorValue()));
            case io.tenantsync.schemas.SoftDelete it ->
                new Operation.SoftDelete(new Anchor(it.getAnchorProperty(), it.getAnchorValue()));
            default -> throw new PoisonRecord("The command does not say what is wished", null);
        };
    }

    private static Operation provision(io.tenantsync.schemas.Provision wish, @Nullable String sourcePrincipalName) {
        io.tenantsync.schemas.MatchPlan match = wish.getMatch();
        return new Operation.Provision(
                new MatchPlan(
                        new Anchor(match.getAnchorProperty(), match.getAnchorValue()),
                        match.getInvitationAddress(),
                        sourcePrincipalName,
                        match.getMail(),
                        match.getTargetInitialDomain(),
                        match.getRedirectUrl(),
                        Set.copyOf(match.getTrustedAttributes())),
                wish.getAttributes(),
                wish.getAttributesOnCreate(),
                wish.getAccountEnabled(),
                wish.getMayEnable(),
                wish.getMayRestore(),
                wish.getManager() == null
                        ? null
                        : new ManagerWish(wish.getManager().getTargetId()));
    }
}
