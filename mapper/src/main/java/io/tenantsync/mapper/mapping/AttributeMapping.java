package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Inputs;
import io.tenantsync.mapper.expression.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Applies rules to a whole person. A rule that fails leaves its attribute alone with a warning; when the attribute is
 * required, the person cannot be provisioned until a change mends it.
 */
public final class AttributeMapping {
    private final SourcePerson person;
    private final Map<String, @Nullable Object> attributes = new HashMap<>();
    private final Map<String, @Nullable Object> onCreate = new HashMap<>();
    private final List<Look.Warning> warnings = new ArrayList<>();
    private @Nullable Boolean accountEnabled;
    private Look.ManagerWish manager = new Look.ManagerWish.Unruled();

    private AttributeMapping(SourcePerson person) {
        this.person = person;
    }

    /** What the person should look like by these rules. Total: never throws. */
    public static Mapped apply(List<MappingRule> rules, SourcePerson person) {
        AttributeMapping mapping = new AttributeMapping(person);
        for (MappingRule rule : rules) {
            Mapped.Impossible impossible = mapping.apply(rule);
            if (impossible != null) {
                return impossible;
            }
        }
        return new Mapped.Wished(new Look(
                mapping.attributes, mapping.onCreate, mapping.accountEnabled, mapping.manager, mapping.warnings));
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
        return switch (outcome(rule.source())) {
            case Outcome.LeaveAlone ignored -> null;
            case Outcome.Empty ignored -> empty(rule, attribute);
            case Outcome.Value value -> value(rule, attribute, value.value());
            case Outcome.Failed failed -> failed(attribute, failed.message());
        };
    }

    private Outcome outcome(ValueSource source) {
        return switch (source) {
            case ValueSource.Direct direct -> ofNullable(person.value(direct.attribute()));
            case ValueSource.Constant constant -> ofNullable(constant.value());
            case ValueSource.Computed computed -> computed.expression().evaluate(Inputs.of(person::value));
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
        } else if (rule.apply() == MappingRule.Apply.ALWAYS) {
            attributes.put(attribute.name(), value);
        } else {
            onCreate.put(attribute.name(), value);
        }
        return null;
    }

    private Mapped.@Nullable Impossible empty(MappingRule rule, TargetAttribute attribute) {
        if (rule.defaultValue() != null
                && Coercion.to(attribute.kind(), rule.defaultValue()) instanceof Coercion.Fits fits
                && !attribute.name().equals("accountEnabled")) {
            onCreate.put(attribute.name(), fits.value());
        }
        if (attribute.name().equals("displayName") && !onCreate.containsKey("displayName")) {
            return new Mapped.Impossible(
                    attribute.name(),
                    "displayName is required in the target, and the rule gives no value for this person");
        }
        boolean clears = rule.apply() == MappingRule.Apply.ALWAYS && rule.whenEmpty() == MappingRule.WhenEmpty.CLEAR;
        if (clears && attribute.clearable()) {
            attributes.put(attribute.name(), attribute.kind() == TargetAttribute.Kind.LIST ? List.of() : null);
        }
        return null;
    }

    private Mapped.@Nullable Impossible failed(TargetAttribute attribute, String message) {
        if (attribute.required()) {
            return new Mapped.Impossible(attribute.name(), "The rule for " + attribute.name() + " failed. " + message);
        }
        warnings.add(new Look.Warning(attribute.name(), message));
        return null;
    }
}
