package org.bitgauge.workloads.dnnsim;

import com.google.common.collect.ImmutableMap;

/**
 * One experiment of a batch file; a field that is absent or 0 has the tool's default.
 *
 * @param line of the batch file
 * @param fields as written, by name
 */
public record DnnsimExperiment(int line, ImmutableMap<String, String> fields) {
    private static final ImmutableMap<String, String> DEFAULTS = ImmutableMap.<String, String>builder()
            .put("architecture", "")
            .put("task", "Cycles")
            .put("dataflow", "WindowFirstOutS")
            .put("lanes", "16")
            .put("columns", "16")
            .put("rows", "16")
            .put("tiles", "16")
            .put("pe_width", "16")
            .put("column_registers", "0")
            .put("group_size", "1")
            .put("minor_bit", "false")
            .put("dynamic_weights", "false")
            .put("booth_encoding", "false")
            .put("diffy", "false")
            .put("tactical", "false")
            .put("pe_serial_bits", "1")
            .put("bits_first_stage", "0")
            .put("lookahead_h", "2")
            .put("lookaside_d", "5")
            .put("search_shape", "T")
            .put("Wt", "8")
            .put("Ht", "8")
            .put("I", "4")
            .put("F", "4")
            .put("out_acc_size", "6144")
            .put("banks", "32")
            .put("cpu_clock_freq", "1GHz")
            .put("dram_size", "16GiB")
            .put("dram_width", "64")
            .put("dram_start_act_address", "0x80000000")
            .put("dram_start_wgt_address", "0")
            .put("dram_conf", "DDR4_3200")
            .put("gbuffer_act_levels", "1")
            .put("gbuffer_wgt_levels", "1")
            .put("gbuffer_act_size", "1GB")
            .put("gbuffer_wgt_size", "1GB")
            .put("gbuffer_act_banks", "32")
            .put("gbuffer_wgt_banks", "256")
            .put("gbuffer_act_bank_width", "256")
            .put("gbuffer_wgt_bank_width", "256")
            .put("gbuffer_act_read_delay", "2")
            .put("gbuffer_act_write_delay", "2")
            .put("gbuffer_wgt_read_delay", "2")
            .put("gbuffer_act_eviction_policy", "LRU")
            .put("gbuffer_wgt_eviction_policy", "LRU")
            .put("abuffer_rows", "2")
            .put("abuffer_read_delay", "1")
            .put("pbuffer_rows", "2")
            .put("pbuffer_read_delay", "1")
            .put("wbuffer_rows", "2")
            .put("wbuffer_read_delay", "1")
            .put("obuffer_rows", "2")
            .put("obuffer_write_delay", "1")
            .put("composer_inputs", "256")
            .put("composer_delay", "1")
            .put("ppu_inputs", "256")
            .put("ppu_delay", "1")
            .buildOrThrow();

    /** Whether the tool knows a field. */
    static boolean knows(String name) {
        return DEFAULTS.containsKey(name);
    }

    /** Names of all fields. */
    static Iterable<String> names() {
        return DEFAULTS.keySet();
    }

    /** A field's text, or the tool's default. */
    public String text(String name) {
        String fallback = DEFAULTS.get(name);
        if (fallback == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        String given = fields.getOrDefault(name, "");
        return given.isEmpty() || given.equals("0") ? fallback : given;
    }

    /** A field's number, or the tool's default. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** A switch. */
    public boolean on(String name) {
        return Boolean.parseBoolean(text(name));
    }
}
