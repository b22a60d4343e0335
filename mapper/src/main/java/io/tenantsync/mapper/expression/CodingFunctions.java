package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.text.DistinguishedName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions between texts, bytes and bits. */
final class CodingFunctions {
    private static final int SID_HEADER = 8;
    private static final byte[] UNKNOWN_IN_UTF8 = "\ufffd".getBytes(StandardCharsets.UTF_8);

    static final List<Signature> ALL = List.of(
            Signature.of("BitAnd(value1, value2)", 2, 2, Kind.NUMBER, CodingFunctions::bitAnd, Kind.NUMBER),
            Signature.of(
                    "ConvertFromBase64(text, [encoding])",
                    1,
                    2,
                    Kind.TEXT,
                    CodingFunctions::fromBase64,
                    Kind.TEXT,
                    Kind.ENCODING),
            Signature.of("ConvertToBase64(text)", 1, 1, Kind.TEXT, CodingFunctions::toBase64, Kind.TEXT),
            Signature.of("ConvertToUTF8Hex(text)", 1, 1, Kind.TEXT, CodingFunctions::toHex, Kind.TEXT),
            Signature.of(
                    "DNComponent(dn, number)", 2, 2, Kind.TEXT, CodingFunctions::component, Kind.TEXT, Kind.NUMBER),
            Signature.of("StringFromSid(sid)", 1, 1, Kind.TEXT, CodingFunctions::sid, Kind.TEXT));

    private CodingFunctions() {}

    private static @Nullable Object bitAnd(Arguments arguments) {
        return arguments.text(0) == null || arguments.text(1) == null
                ? null
                : (Object) (arguments.wholeNumber(0) & arguments.wholeNumber(1));
    }

    private static @Nullable Object toBase64(Arguments arguments) {
        String text = arguments.text(0);
        return text == null
                ? null
                : limited(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static @Nullable Object toHex(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith(UNKNOWN_IN_UTF8)
                    .encode(CharBuffer.wrap(text));
            return limited(HexFormat.of().withUpperCase().formatHex(bytes.array(), 0, bytes.limit()));
        } catch (CharacterCodingException impossible) {
            throw arguments.failed("the text has no form in UTF-8");
        }
    }

    private static @Nullable Object fromBase64(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null) {
            return null;
        }
        byte[] bytes = decoded(text);
        if (bytes == null) {
            throw arguments.failed(0, "\"" + Values.shortened(text) + "\" is not Base64");
        }
        return limited(new String(bytes, charset(arguments)));
    }

    private static Charset charset(Arguments arguments) {
        String name = arguments.textOrEmpty(1);
        return switch (name) {
            case "", "Unicode" -> StandardCharsets.UTF_16LE;
            case "ASCII" -> StandardCharsets.US_ASCII;
            case "UTF8" -> StandardCharsets.UTF_8;
            default ->
                throw arguments.failed(
                        1, "\"" + Values.shortened(name) + "\" is not one of " + String.join(", ", Kind.ENCODINGS));
        };
    }

    private static byte @Nullable [] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable Object component(Arguments arguments) {
        String name = arguments.text(0);
        int wanted = arguments.number(1);
        if (name == null) {
            return null;
        }
        List<String> values = DistinguishedName.values(name);
        if (wanted < 1 || wanted > values.size()) {
            throw arguments.failed("there is no component " + wanted + "; the name has " + values.size()
                    + " and counting starts at 1");
        }
        return values.get(wanted - 1);
    }

    private static @Nullable Object sid(Arguments arguments) {
        String text = arguments.text(0);
        if (text == null || text.startsWith("S-1-")) {
            return text;
        }
        String sid = sid(decoded(text));
        if (sid == null && text.matches("(?:[0-9A-Fa-f]{2}){8,68}")) {
            sid = sid(HexFormat.of().parseHex(text));
        }
        if (sid == null) {
            throw arguments.failed(0, "the value is not a security identifier in Base64 or hexadecimal");
        }
        return sid;
    }

    private static @Nullable String sid(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < SID_HEADER || bytes[0] != 1 || bytes.length != SID_HEADER + 4 * bytes[1]) {
            return null;
        }
        long authority = ByteBuffer.wrap(bytes).getLong() & 0xffff_ffff_ffffL;
        StringBuilder sid = new StringBuilder("S-1-").append(authority);
        ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(SID_HEADER);
        while (parts.hasRemaining()) {
            sid.append('-').append(Integer.toUnsignedLong(parts.getInt()));
        }
        return sid.toString();
    }

    private static String limited(String text) {
        return new Limited().append(text).toString();
    }
}
