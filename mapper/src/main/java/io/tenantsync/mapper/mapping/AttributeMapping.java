package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.expression.Inputs;
import io.tenantsync.mapper.expression.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies rules to a whole person. A rule that fails leaves its attribute alone with a warning; when the attribute is
 * required, the person cannot be provisioned until a change mends it.
 */
public final class AttributeMapping {
    private final SourcePerson person;
    private final Circumstances circumstances;
    private final Inputs inputs;
    private final Map<String, @Nullable Object> attributes = new HashMap<>();
    private final Map<String, @Nullable Object> onCreate = new HashMap<>();
    private final List<Look.Warning> warnings = new ArrayList<>();
    private final Set<String> redacted = new TreeSet<>();
    private @Nullable Boolean accountEnabled;
    private Look.ManagerWish manager = new Look.ManagerWish.Unruled();

    private AttributeMapping(SourcePerson person, Circumstances circumstances) {
        this.person = person;
        this.circumstances = circumstances;
        this.inputs = circumstances.inputs(person);
    }

    /** What the person should look like by these rules alone. */
    public static Mapped apply(List<MappingRule> rules, SourcePerson person) {
        return apply(rules, person, Circumstances.NONE);
    }

    /** What the person should look like by these rules. Total: never throws. */
    public static Mapped apply(List<MappingRule> rules, SourcePerson person, Circumstances circumstances) {
        AttributeMapping mapping = new AttributeMapping(person, circumstances);
        for (MappingRule rule : rules) {
            Mapped.Impossible impossible = mapping.apply(rule);
            if (impossible != null) {
                return impossible;
            }
        }
        return new Mapped.Wished(new Look(
                mapping.attributes,
                mapping.onCreate,
                mapping.accountEnabled,
                mapping.manager,
                mapping.warnings,
                mapping.redacted));
    }

    private Mapped.@Nullable Impossible apply(MappingRule rule) {
        TargetAttribute attribute = TargetAttributes.find(rule.target()).orElse(null);
        if (attribute == null) {
            warnings.add(new Look.Warning(rule.target(), rule.target() + " cannot be written"));
            return null;
        }
        if (attribute.kind() == TargetAttribute.Kind.REFERENCE) {
            manager = person.managerId() == null || person.managerId().equals(person.userId())
                    ? new Look.ManagerWish.None()
                    : new Look.ManagerWish.Of(person.managerId());
            return null;
        }
        return switch (outcome(rule, attribute)) {
            case Outcome.LeaveAlone ignored -> null;
            case Outcome.Empty ignored -> empty(rule, attribute);
            case Outcome.Value value -> value(rule, attribute, value.value());
            case Outcome.Failed failed -> failed(attribute, failed.message());
        };
    }

    private Outcome outcome(MappingRule rule, TargetAttribute attribute) {
        return switch (rule.source()) {
            case ValueSource.Direct direct -> ofNullable(person.known(direct.attribute()));
            case ValueSource.Constant constant -> ofNullable(constant.value());
            case ValueSource.Computed computed -> {
                Expression expression = computed.expression();
                if (expression.redacts()) {
                    redacted.add(attribute.name());
                }
                yield expression.evaluate(
                        expression.isVolatile() ? circumstances.inputs(person, attribute.name()) : inputs);
            }
        };
    }

    private static Outcome ofNullable(@Nullable Object value) {
        return value == null ? new Outcome.Empty() : new Outcome.Value(value);
    }

    private Mapped.@Nullable Impossible value(MappingRule rule, TargetAttribute attribute, Object value) {
        return switch (Coercion.to(attribute.kind(), value)) {
            case Coercion.Fits fits -> set(rule, attribute, fits.value());
            case Coercion.IsEmpty ignored -> empty(rule, attribute);
            case Coercion.DoesNotFit no -> failed(attribute, no.message());
        };
    }

    private Mapped.@Nullable Impossible set(MappingRule rule, TargetAttribute attribute, Object value) {
        if (attribute.name().equals("accountEnabled")) {
            accountEnabled = (Boolean) value;
            return null;
        }
        switch (rule.apply()) {
            case ALWAYS -> attributes.put(attribute.name(), value);
            case ON_CREATE -> onCreate.put(attribute.name(), value);
            case IF_TARGET_EMPTY -> {
                onCreate.put(attribute.name(), value);
                if (circumstances.isKnownEmpty(attribute.name())) {
                    attributes.put(attribute.name(), value);
                }
            }
        }
        return null;
    }

    private Mapped.@Nullable Impossible empty(MappingRule rule, TargetAttribute attribute) {
        Object usual = rule.defaultValue() != null
                        && Coercion.to(attribute.kind(), rule.defaultValue()) instanceof Coercion.Fits fits
                ? fits.value()
                : null;
        if (usual != null && rule.defaultWhen() == MappingRule.DefaultWhen.ALWAYS) {
            return set(rule, attribute, usual);
        }
        if (usual != null && !attribute.name().equals("accountEnabled")) {
            onCreate.put(attribute.name(), usual);
        }
        if (attribute.name().equals("displayName") && !onCreate.containsKey("displayName")) {
            return new Mapped.Impossible(
                    attribute.name(),
                    "displayName is required in the target, and the rule gives no value for this person");
        }
        if (clears(rule, attribute, usual)) {
            attributes.put(attribute.name(), attribute.kind() == TargetAttribute.Kind.LIST ? List.of() : null);
        }
        return null;
    }

    /** A default that was given when the account was made stays; what came from the source since then is cleared. */
    private boolean clears(MappingRule rule, TargetAttribute attribute, @Nullable Object usual) {
        return rule.apply() == MappingRule.Apply.ALWAYS
                && rule.whenEmpty() == MappingRule.WhenEmpty.CLEAR
                && attribute.clearable()
                && (usual == null || circumstances.isKnownOtherThan(attribute.name(), usual));
    }

    private Mapped.@Nullable Impossible failed(TargetAttribute attribute, String message) {
        // the message of a failure quotes the value that caused it
        String told = redacted.contains(attribute.name()) ? Look.REDACTED : message;
        if (attribute.required()) {
            return new Mapped.Impossible(attribute.name(), "The rule for " + attribute.name() + " failed. " + told);
        }
        warnings.add(new Look.Warning(attribute.name(), told));
        return null;
    }
}
