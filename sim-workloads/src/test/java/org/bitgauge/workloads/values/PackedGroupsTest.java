package org.bitgauge.workloads.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bitgauge.core.layer.TensorRole;
import org.bitgauge.core.values.GroupSink;
import org.bitgauge.core.values.GroupWalk;
import org.bitgauge.core.values.OrderedValues;
import org.bitgauge.core.values.ValueOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedGroupsTest {
    private record Group(int magnitudeBits, int complementBits, int nonZeros, int length) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fourCodesAStepGiveWhatOneAtATimeGives(long seed) {
        Random random = new Random(seed);
        int images = 1 + random.nextInt(3);
        int each = 1 + random.nextInt(40_000);
        int[] codes = new int[images * each];
        ByteBuffer bytes = ByteBuffer.allocate(2 * codes.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < codes.length; i++) {
            int shift = random.nextInt(16);
            codes[i] = random.nextInt(3) == 0
                    ? 0
                    : random.nextInt(50) == 0 ? Short.MIN_VALUE : (short) random.nextInt() >> shift;
            bytes.putShort((short) codes[i]);
        }
        WordTensor tensor = new WordTensor(
                NpyFile.parse(Npy.file(1, "<i2", "(" + images + ", " + each + ")", bytes.array()), "t"), true);
        for (int group : new int[] {8, 16, 20, 64, 256}) {
            List<Group> packed = new ArrayList<>();
            OrderedValues.groups(tensor, TensorRole.ACTIVATIONS, ValueOrder.FILE, group, into(packed));
            List<Group> plain = new ArrayList<>();
            GroupWalk walk = new GroupWalk(group, true, into(plain));
            for (int image = 0; image < images; image++) {
                walk.accept(codes, image * each, each);
                walk.endSegment();
            }
            assertThat(packed).as("seed %d, groups of %d", seed, group).isEqualTo(plain);
        }
    }

    private static GroupSink into(List<Group> groups) {
        return (magnitude, complement, present, length) ->
                groups.add(new Group(magnitude, complement, present, length));
    }
}
