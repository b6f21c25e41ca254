package org.bitgauge.lab.explain;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.bitgauge.core.explain.Explanation;
import org.bitgauge.core.layer.Operation;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.memory.MemoryLevel;
import org.bitgauge.core.number.FixedPointFormat;
import org.bitgauge.core.number.FormatSyntaxException;
import org.bitgauge.core.number.NumberFormat;
import org.bitgauge.core.number.NumberFormats;
import org.bitgauge.core.unit.LayerTask;
import org.bitgauge.core.unit.MemorySystem;
import org.bitgauge.core.unit.StoredBits;
import org.bitgauge.core.values.StoredForm;
import org.bitgauge.core.values.StoredFormText;
import org.bitgauge.core.values.ValueKnowledge;
import org.bitgauge.lab.experiment.Inspection;

/** In how many bits a memory stores a value of each tensor of a layer, and the arithmetic of the code. */
final class StoredTarget {
    private static final List<TensorRole> ENCODED =
            List.of(TensorRole.WEIGHTS, TensorRole.ACTIVATIONS, TensorRole.OUTPUTS);

    private StoredTarget() {}

    /** {@code stored:run-length(run=5,pairs=3):int16:0.75}: form, format and share of zeros. */
    static Explanation part(List<String> parts) {
        String right = "write stored:run-length(run=5,pairs=3):int16:0.75 (form, format, share of zeros)";
        if (parts.size() != 4) {
            throw new IllegalArgumentException(right);
        }
        StoredForm form = StoredFormText.parsed(parts.get(1));
        if (form.code() != StoredForm.Code.RUN_LENGTH) {
            throw new IllegalArgumentException("the size of " + form + " does not follow from a share of zeros; explain"
                    + " 'stored' of a run, or " + right);
        }
        try {
            NumberFormat format = NumberFormats.parse(parts.get(2));
            if (!(format instanceof FixedPointFormat fixed)) {
                throw new IllegalArgumentException(format.name() + " has no integer codes; " + right);
            }
            double zeros = Double.parseDouble(parts.get(3));
            if (!(zeros >= 0 && zeros <= 1)) {
                throw new IllegalArgumentException("the share of zeros is between 0 and 1, was " + zeros);
            }
            return StoredArithmetic.runs(form, fixed.bits(), zeros, "given");
        } catch (FormatSyntaxException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(parts.get(3) + " is no number; " + right, e);
        }
    }

    static Explanation explain(Inspection run, LayerTask task) {
        MemorySystem memory = run.design().machine().memory();
        ImmutableList.Builder<Explanation> memories = ImmutableList.builder();
        memories.add(memory(run.design().dram().name(), StoredBits.DRAM, memory, task));
        for (MemoryLevel level : memory.levels()) {
            memories.add(memory(level.name(), memory.levels().indexOf(level), memory, task));
        }
        ImmutableList<Explanation> all = memories.build();
        return Explanation.derived(
                "stored weights, activations and outputs of layer "
                        + task.layer().name(),
                all.get(0).value(),
                "bits",
                "in " + run.design().dram().name() + "; a tile counts with the mean bits of a value",
                0,
                all);
    }

    private static Explanation memory(String name, int level, MemorySystem memory, LayerTask task) {
        StoredBits stored = StoredBits.of(task, memory);
        StoredForm form = memory.stored(level).form();
        ImmutableList.Builder<Explanation> tensors = ImmutableList.builder();
        double sum = 0;
        for (TensorRole role : ENCODED) {
            long elements = elements(role, task);
            if (elements > 0) {
                tensors.add(tensor(role, elements, level, stored, form, task));
                sum += elements * stored.per(role, level);
            }
        }
        return Explanation.derived("bits in " + name + ", " + form, sum, "bits", "sum", 0, tensors.build());
    }

    private static Explanation tensor(
            TensorRole role, long elements, int level, StoredBits stored, StoredForm form, LayerTask task) {
        double each = stored.per(role, level);
        Explanation one = stored.encoded(role, level)
                ? StoredArithmetic.of(form, known(role, task), role)
                : Explanation.given(
                        "bits of a value",
                        each,
                        "",
                        "dense, " + task.precision().of(role).format().name());
        return Explanation.derived(
                role.label(),
                elements * each,
                "bits",
                "values x bits of a value",
                0,
                List.of(Explanation.given("values", elements, "", "shape of the layer"), one));
    }

    private static long elements(TensorRole role, LayerTask task) {
        Operation operation = task.layer().operation();
        return switch (role) {
            case WEIGHTS -> operation.weightElements();
            case ACTIVATIONS -> operation.activationElements();
            default -> operation.outputElements();
        };
    }

    private static ValueKnowledge known(TensorRole role, LayerTask task) {
        return switch (role) {
            case WEIGHTS -> task.values().weights();
            case ACTIVATIONS -> task.values().activations();
            default -> task.values().outputs();
        };
    }
}
