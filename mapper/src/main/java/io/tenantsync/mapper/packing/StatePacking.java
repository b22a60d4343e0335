package io.tenantsync.mapper.packing;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.reconciling.Lane;
import io.tenantsync.mapper.reconciling.PersonState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** States as parts of a standing. The numbers are the format: never change one. */
final class StatePacking {
    private StatePacking() {}

    static void write(Packer out, PersonState state) {
        switch (state) {
            case PersonState.OutOfScope it -> out.number(1).text(it.reason());
            case PersonState.Wanted it -> {
                out.number(2).constant(it.lane()).moment(it.at()).number(it.failures());
                write(out, it.again());
            }
            case PersonState.InFlight it -> {
                out.number(3)
                        .moment(it.deadline())
                        .number(it.patience().toMillis())
                        .number(it.failures());
                OrderPacking.write(out, it.order());
            }
            case PersonState.Linked ignored -> out.number(4);
            case PersonState.LinkedDisabled it -> out.number(5).truth(it.byUs());
            case PersonState.Leaving it ->
                out.number(6)
                        .text(it.reason())
                        .number(it.round())
                        .moment(it.since())
                        .optionalMoment(it.until());
            case PersonState.Staged it ->
                write(out.number(7), it.intent()).text(it.requestId()).text(it.reason());
            case PersonState.Removed it -> out.number(8).moment(it.until());
            case PersonState.Failing it -> {
                out.number(9).number(it.attempts()).optionalMoment(it.next()).text(it.reason());
                write(out, it.again());
            }
            case PersonState.Conflict it -> out.number(10).text(it.reason()).texts(it.candidates());
            case PersonState.TargetDiffers it -> out.number(11).text(it.what());
            case PersonState.Asking it -> write(out.number(12), it.intent()).text(it.requestId());
            case PersonState.Kept it ->
                write(out.number(13), it.intent()).number(it.revision()).text(it.reason());
        }
    }

    static PersonState state(Unpacker in) {
        int kind = (int) in.number();
        return switch (kind) {
            case 1 -> new PersonState.OutOfScope(in.text());
            case 2 -> new PersonState.Wanted(in.constant(Lane.class), in.moment(), (int) in.number(), again(in));
            case 3 -> inFlight(in);
            case 4 -> new PersonState.Linked();
            case 5 -> new PersonState.LinkedDisabled(in.truth());
            case 6 -> new PersonState.Leaving(in.text(), in.number(), in.moment(), in.optionalMoment());
            case 7 -> new PersonState.Staged(intent(in), in.text(), in.text());
            case 8 -> new PersonState.Removed(in.moment());
            case 9 -> new PersonState.Failing((int) in.number(), in.optionalMoment(), in.text(), again(in));
            case 10 -> new PersonState.Conflict(in.text(), in.texts());
            case 11 -> new PersonState.TargetDiffers(in.text());
            case 12 -> new PersonState.Asking(intent(in), in.text());
            case 13 -> new PersonState.Kept(intent(in), in.number(), in.text());
            default -> throw new IllegalStateException("A state store holds a state of unknown kind " + kind);
        };
    }

    static Packer write(Packer out, Intent intent) {
        return out.constant(intent.kind())
                .texts(intent.attributes())
                .text(intent.cause().text())
                .text(intent.why());
    }

    static Intent intent(Unpacker in) {
        return new Intent(in.constant(Intent.Kind.class), in.texts(), Cause.parse(in.text()), in.text());
    }

    private static PersonState inFlight(Unpacker in) {
        var deadline = in.moment();
        Duration patience = Duration.ofMillis(in.number());
        int failures = (int) in.number();
        return new PersonState.InFlight(OrderPacking.order(in), deadline, patience, failures);
    }

    private static void write(Packer out, PersonState.@Nullable Again again) {
        out.truth(again != null);
        if (again != null) {
            out.text(again.commandId())
                    .number(again.attempt())
                    .text(again.changeId())
                    .moment(again.issuedAt());
        }
    }

    private static PersonState.@Nullable Again again(Unpacker in) {
        return in.truth() ? new PersonState.Again(in.text(), (int) in.number(), in.text(), in.moment()) : null;
    }
}
