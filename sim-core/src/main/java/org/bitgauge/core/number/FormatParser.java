package org.bitgauge.core.number;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a format's text: a name, arguments in parentheses, options in brackets. */
final class FormatParser {
    private static final int MAX_LENGTH = 1 << 20;
    private static final Pattern FLOAT = Pattern.compile("e(\\d{1,4})m(\\d{1,4})");
    private static final Pattern INTEGER = Pattern.compile("(u?)int(\\d{1,4})");
    private static final Pattern MSFP = Pattern.compile("msfp(\\d{1,4})");
    private static final ImmutableMap<String, String> ALIASES = ImmutableMap.of(
            "mxfp4", "mxfp4_e2m1",
            "int1", "binary");

    private final FormatText text;

    private FormatParser(FormatText text) {
        this.text = text;
    }

    static NumberFormat parse(String input) {
        if (input.length() > MAX_LENGTH) {
            throw new FormatSyntaxException("a number format of " + input.length() + " characters is too long");
        }
        return parse(input, true);
    }

    private static NumberFormat parse(String input, boolean mayBeBlock) {
        FormatText text = FormatText.split(input);
        try {
            NumberFormat format = new FormatParser(text).read(mayBeBlock);
            text.requireNothingLeft();
            return format;
        } catch (FormatSyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new FormatSyntaxException("number format '" + text.shown() + "': " + e.getMessage());
        }
    }

    private NumberFormat read(boolean mayBeBlock) {
        String head = ALIASES.getOrDefault(text.head(), text.head());
        Optional<NumberFormat> element = readElement(head);
        if (element.isPresent()) {
            return element.get();
        }
        Optional<NumberFormat> block = mayBeBlock ? readBlock(head) : Optional.empty();
        return block.orElseThrow(
                () -> text.problem((mayBeBlock ? "unknown number format" : "not a format for the elements of a block")
                        + FormatHints.hint(head)));
    }

    private Optional<NumberFormat> readElement(String head) {
        Matcher floating = FLOAT.matcher(head);
        Matcher integer = INTEGER.matcher(head);
        if (FloatNames.NAMED.containsKey(head)) {
            return Optional.of(floatWithOptions(
                    Optional.ofNullable(FloatNames.NAMED.get(head)).orElseThrow()));
        }
        if (floating.matches()) {
            return Optional.of(floatWithOptions(
                    FloatNames.ofWidths(Integer.parseInt(floating.group(1)), Integer.parseInt(floating.group(2)))));
        }
        if (integer.matches()) {
            return Optional.of(fixed(
                    Integer.parseInt(integer.group(2)), 0, integer.group(1).isEmpty()));
        }
        return switch (head) {
            case "fixed", "ufixed" -> {
                List<String> arguments = text.arguments(2, head + "(bits,fraction bits)");
                yield Optional.of(
                        fixed(text.integer(arguments.get(0)), text.integer(arguments.get(1)), head.equals("fixed")));
            }
            case "pow2" -> {
                int bits = text.integer(text.arguments(1, "pow2(bits)").get(0));
                yield Optional.of(new PowerOfTwoFormat(bits, text.intOption("max_exponent", 0)));
            }
            case "binary" -> Optional.of(CodebookFormat.binary());
            case "ternary" -> Optional.of(CodebookFormat.ternary());
            case "codebook" -> Optional.of(codebook());
            case "blocked" -> Optional.of(blocked());
            default -> Optional.empty();
        };
    }

    private NumberFormat floatWithOptions(FloatFormat base) {
        return new FloatFormat(
                base.exponentBits(),
                base.mantissaBits(),
                text.intOption("bias", base.bias()),
                text.flagOption("subnormals", base.subnormals()),
                text.specialsOption(base.specials()),
                text.flagOption("saturating", base.saturating()),
                text.roundingOption(base.rounding()));
    }

    private NumberFormat fixed(int bits, int fractionBits, boolean signed) {
        return new FixedPointFormat(
                bits,
                fractionBits,
                signed,
                text.flagOption("symmetric", false),
                text.roundingOption(Rounding.NEAREST_EVEN));
    }

    private NumberFormat blocked() {
        List<String> arguments =
                text.arguments(3, "blocked(integer,bits of a block,blocks kept), as blocked(int8,4,1)");
        if (!(parse(arguments.get(0), false) instanceof FixedPointFormat element)) {
            throw text.problem("blocks are cut from integers or fixed point, as blocked(int8,4,1)");
        }
        int blockBits = text.integer(arguments.get(1));
        int kept = text.integer(arguments.get(2));
        String mask = text.textOption("mask", "");
        if (mask.isEmpty()) {
            return new BlockedFormat(element, blockBits, kept, 0);
        }
        if (mask.equals("top")) {
            return BlockedFormat.top(element, blockBits, kept);
        }
        if (!mask.matches("[01]{1,32}") || mask.length() != new BlockedFormat(element, blockBits, kept, 0).blocks()) {
            throw text.problem("mask is top, or has a digit 0 or 1 for each block, most significant first, as mask=10");
        }
        return new BlockedFormat(element, blockBits, kept, Long.parseLong(mask, 2));
    }

    private NumberFormat codebook() {
        List<String> arguments = text.arguments();
        if (arguments.size() < 2) {
            throw text.problem("write codebook(bits,value,...), as codebook(2,-1.5,-0.5,0.5,1.5)");
        }
        double[] values = arguments.subList(1, arguments.size()).stream()
                .mapToDouble(text::number)
                .toArray();
        return CodebookFormat.of(text.integer(arguments.get(0)), values);
    }

    private Optional<NumberFormat> readBlock(String head) {
        if (BlockNames.NAMED.containsKey(head)) {
            BlockFormat base = Optional.ofNullable(BlockNames.NAMED.get(head)).orElseThrow();
            return Optional.of(
                    blockWithOptions(base.element(), text.intOption("block", base.blockSize()), base.scale()));
        }
        Matcher msfp = MSFP.matcher(head);
        if (msfp.matches()) {
            int mantissaBits = Integer.parseInt(msfp.group(1)) - 9;
            if (mantissaBits < 1) {
                throw text.problem("MSFP counts 8 exponent bits, a sign and the mantissa, so it starts at msfp10");
            }
            return Optional.of(blockFloat(mantissaBits, text.intOption("block", 16)));
        }
        return switch (head) {
            case "bfp" -> {
                List<String> arguments = text.arguments(2, "bfp(mantissa bits,block)");
                yield Optional.of(blockFloat(text.integer(arguments.get(0)), text.integer(arguments.get(1))));
            }
            case "block" -> {
                List<String> arguments = text.arguments(3, "block(element,size,e8m0|e4m3)");
                yield Optional.of(blockWithOptions(
                        parse(arguments.get(0), false), text.integer(arguments.get(1)), scale(arguments.get(2))));
            }
            default -> Optional.empty();
        };
    }

    private NumberFormat blockFloat(int mantissaBits, int blockSize) {
        if (mantissaBits < 1 || mantissaBits > 31) {
            throw text.problem("block floating point has 1 to 31 mantissa bits, not " + mantissaBits);
        }
        BlockFormat base = BlockFormat.blockFloatingPoint(mantissaBits, blockSize);
        return blockWithOptions(base.element(), blockSize, base.scale());
    }

    private NumberFormat blockWithOptions(NumberFormat element, int blockSize, ScaleFormat scale) {
        Rounding rounding = text.roundingOption(BlockNames.roundingOf(element));
        double tensorScale = scale == ScaleFormat.E4M3 ? text.numberOption("tensor_scale", 1) : 1;
        return new BlockFormat(BlockNames.withRounding(element, rounding), blockSize, scale, tensorScale);
    }

    private ScaleFormat scale(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "e8m0" -> ScaleFormat.E8M0;
            case "e4m3" -> ScaleFormat.E4M3;
            default -> throw text.problem("the scale of a block is e8m0 or e4m3, not '" + written + "'");
        };
    }
}
