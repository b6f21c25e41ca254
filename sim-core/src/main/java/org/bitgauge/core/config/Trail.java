package org.bitgauge.core.config;

import org.jspecify.annotations.Nullable;

/** Key path of a value, put into words only when a message needs it. */
record Trail(@Nullable Trail parent, String segment) {
    static final Trail ROOT = new Trail(null, "");

    Trail key(String key) {
        return new Trail(this, ConfigPath.quote(key));
    }

    Trail index(int index) {
        return new Trail(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        String before = parent == null ? "" : parent.toString();
        boolean dot = !before.isEmpty() && !segment.startsWith("[");
        return before + (dot ? "." : "") + segment;
    }
}
