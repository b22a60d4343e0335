package io.tenantsync.writer.kafka;

import static io.tenantsync.writer.kafka.Commands.attributes;
import static io.tenantsync.writer.kafka.Commands.command;
import static io.tenantsync.writer.kafka.Commands.provision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Identity;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.TargetState;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Cost;
import io.tenantsync.writer.writing.outcomes.Modified;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
    @Test
    void readsEverythingOfACommandAndKeepsNullApartFromAbsent() {
        Command command = Command.newBuilder(command(
                        7,
                        Commands.withManager(
                                provision(
                                        7,
                                        "extension_0a_tenantsyncSource",
                                        attributes("city", null, "phones", List.of("1"))),
                                null),
                        "t7"))
                .setAttempt(2)
                .build();
        Order order = CommandCodec.order(overTheWire(command), false);

        assertThat(order.repeated()).isTrue();
        assertThat(order.lane()).isEqualTo(Lane.BULK);
        assertThat(order.targetId()).isEqualTo("t7");
        assertThat(order.subject().person()).isEqualTo(Commands.anchor(7));
        Operation.Provision wish = (Operation.Provision) order.operation();
        assertThat(wish.attributes())
                .containsEntry("city", null)
                .containsEntry("phones", List.of("1"))
                .hasSize(2);
        assertThat(wish.manager().targetId()).isNull();
        assertThat(wish.enabled()).isNull();
        assertThat(wish.match().sourcePrincipalName()).isEqualTo("p7@contoso.com");
        assertThat(CommandCodec.order(command(1, Commands.disable(1, "x"), null), false)
                        .operation())
                .isInstanceOf(Operation.Disable.class);
        assertThat(CommandCodec.order(command(1, Commands.delete(1, "x"), null), false)
                        .operation())
                .isInstanceOf(Operation.SoftDelete.class);
    }

    @Test
    void aCommandAboutNobodyIsPoison() {
        Command nobody = Command.newBuilder(command(1, Commands.disable(1, "x"), null))
                .setSource(Identity.newBuilder().build())
                .build();
        assertThatThrownBy(() -> CommandCodec.order(nobody, false)).isInstanceOf(PoisonRecord.class);
    }

    @Test
    void aResultTellsAllThatTheMapperMustKnow() {
        Command command = command(7, Commands.disable(7, "x"), "t7");
        Standing standing = new Standing(
                "t7",
                "N",
                "u",
                io.tenantsync.writer.writing.outcomes.TargetState.DISABLED,
                true,
                false,
                true,
                attributes("city", null),
                "m",
                true,
                List.of("c"));
        Outcome outcome = new Outcome(
                Verdict.RETRY,
                Action.DISABLE,
                Status.FAILURE,
                new Trouble("Timeout", "why", "what"),
                List.of(),
                List.of(new Modified("city", "a", null)),
                new Cost(3, 2, 5),
                standing,
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                null);
        ProvisioningResult result = ResultCodec.result(command, outcome);

        assertThat(result.getId()).isEqualTo(command.getCommandId() + "#1");
        assertThat(result.getTerminal()).isFalse();
        assertThat(result.getStatus()).isEqualTo(ProvisioningStatus.FAILURE);
        assertThat(result.getError().getCode()).isEqualTo("Timeout");
        assertThat(result.getCost().getWrites()).isEqualTo(2);
        assertThat(result.getApplied().getTargetState()).isEqualTo(TargetState.DISABLED);
        assertThat(result.getApplied().getAttributes()).containsEntry("city", null);
        assertThat(result.getApplied().getManagerTargetId()).isEqualTo("m");
        assertThat(result.getApplied().getCandidates()).containsExactly("c");
        assertThat(result.getModified().getFirst().getNewValue()).isNull();
        assertThat(ResultCodec.shortened(command, outcome).getApplied()).isEqualTo(result.getApplied());
    }

    private static Command overTheWire(Command command) {
        WireFormat wire = WireFormat.inMemory();
        return wire.decode("t", wire.encode("t", command), Command.class);
    }
}
