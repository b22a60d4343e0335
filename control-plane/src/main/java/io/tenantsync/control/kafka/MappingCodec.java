package io.tenantsync.control.kafka;

import io.tenantsync.control.configuration.AttributeMapping;
import io.tenantsync.control.configuration.AttributeMapping.Source;
import io.tenantsync.schemas.Apply;
import io.tenantsync.schemas.ConstantSource;
import io.tenantsync.schemas.DefaultWhen;
import io.tenantsync.schemas.DirectSource;
import io.tenantsync.schemas.ExpressionSource;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.WhenNull;

/** Attribute mappings between domain and wire. */
@SuppressWarnings("NullAway") // the generated records take nulls where the schema does, but do not say so
final class MappingCodec {
    private MappingCodec() {}

    static Mapping toAvro(AttributeMapping mapping) {
        return Mapping.newBuilder()
                .setTarget(mapping.target())
                .setSource(
                        switch (mapping.source()) {
                            case Source.Direct direct -> new DirectSource(direct.attribute());
                            case Source.Constant constant -> new ConstantSource(constant.value());
                            case Source.Expression expression -> new ExpressionSource(expression.text());
                        })
                .setApply(Apply.valueOf(mapping.apply().name()))
                .setWhenNull(WhenNull.valueOf(mapping.whenNull().name()))
                .setDefaultValue(mapping.defaultValue())
                .setDefaultWhen(DefaultWhen.valueOf(mapping.defaultWhen().name()))
                .setMatching(mapping.matching())
                .build();
    }

    static AttributeMapping toDomain(Mapping mapping) {
        return new AttributeMapping(
                mapping.getTarget(),
                switch (mapping.getSource()) {
                    case DirectSource direct -> new Source.Direct(direct.getAttribute());
                    case ConstantSource constant -> new Source.Constant(constant.getValue());
                    case ExpressionSource expression -> new Source.Expression(expression.getExpression());
                    default -> throw new IllegalStateException("A mapping has a source of an unknown kind");
                },
                AttributeMapping.Apply.valueOf(mapping.getApply().name()),
                AttributeMapping.WhenNull.valueOf(mapping.getWhenNull().name()),
                mapping.getDefaultValue(),
                AttributeMapping.DefaultWhen.valueOf(mapping.getDefaultWhen().name()),
                mapping.getMatching());
    }
}
