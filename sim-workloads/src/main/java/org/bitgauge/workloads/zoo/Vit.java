package org.bitgauge.workloads.zoo;

import com.google.auto.service.AutoService;
import org.bitgauge.core.config.Default;
import org.bitgauge.core.config.Doc;
import org.bitgauge.core.config.Positive;
import org.bitgauge.core.layer.Convolution;
import org.bitgauge.core.layer.Extent;
import org.bitgauge.core.layer.Network;
import org.bitgauge.core.layer.Padding;
import org.bitgauge.core.layer.VectorOperation;

/** Vision transformer base with 16x16 patches (Dosovitskiy et al., ICLR 2021) on 224x224: 86,567,656 parameters. */
@AutoService(NetworkFamily.class)
public final class Vit extends BuiltIn {
    /** For the service loader. */
    public Vit() {
        super("vit-b16", "Vision transformer, base, 16x16 patches, 224x224", Spec.class);
    }

    /**
     * Parameters.
     *
     * @param batch images at once
     */
    public record Spec(@Doc("Images at once.") @Default("1") @Positive long batch) implements NetworkSpec {
        @Override
        public Network build() {
            return Vit.build(this);
        }
    }

    private static final long WIDTH = 768;
    private static final long PATCHES = 196;

    private static Network build(Spec spec) {
        Transformer net = new Transformer(spec.batch(), PATCHES + 1);
        Extent patch = Extent.square(16);
        Convolution embed = new Convolution(
                spec.batch(), 1, 3, WIDTH, Extent.square(224), patch, patch, Extent.square(1), Padding.NONE, true);
        Tokens x = net.put("conv_proj", embed, WIDTH, new Tokens(Network.INPUT, 3));
        long patches = spec.batch() * PATCHES * WIDTH;
        long all = net.rows() * WIDTH;
        x = net.put("class_token", new VectorOperation("concat", patches, all, 0, WIDTH, true), WIDTH, x);
        x = net.addPositions("pos_embedding", x, PATCHES + 1);
        Attention shape = new Attention(12, 12, 64, PATCHES + 1);
        for (int i = 0; i < 12; i++) {
            x = encoder(net, "encoder_layer_" + i, x, shape);
        }
        net.linearOfOne("head", net.layerNorm("ln", x), 1000, true);
        return net.build("vit-b16", "Dosovitskiy et al., ICLR 2021; torchvision vit_b_16");
    }

    private static Tokens encoder(Transformer net, String at, Tokens in, Attention shape) {
        Tokens qkv = net.linear(at + ".in_proj", net.layerNorm(at + ".ln_1", in), 3 * WIDTH, true);
        Tokens a = net.linear(at + ".out_proj", net.attention(at, qkv, qkv, qkv, shape), WIDTH, true);
        Tokens x = net.add(at + ".add_1", a, in);
        Tokens h = net.linear(at + ".mlp_1", net.layerNorm(at + ".ln_2", x), 4 * WIDTH, true);
        h = net.linear(at + ".mlp_2", net.gelu(at + ".gelu", h), WIDTH, true);
        return net.add(at + ".add_2", h, x);
    }
}
