package org.kerwen.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of the embedded server. They stand on its command line, where neither {@code postgresql.conf} nor
 * {@code ALTER SYSTEM} can change them.
 */
final class Settings {
    private static final Map<String, String> OURS = new LinkedHashMap<>();

    static {
        // Reached from this machine only, by address and password.
        OURS.put("listen_addresses", "127.0.0.1");
        OURS.put("unix_socket_directories", "");
        OURS.put("password_encryption", "scram-sha-256");

        // What is acknowledged is on disk.
        OURS.put("fsync", "on");
        OURS.put("full_page_writes", "on");
        OURS.put("synchronous_commit", "on");

        // Neither statements nor the values in errors reach the log. The level "log" leaves out errors of statements,
        // whose first line quotes values too; their client gets them. Starts, stops and refused logins stay.
        OURS.put("log_min_messages", "log");
        OURS.put("log_min_error_statement", "panic");
        OURS.put("log_error_verbosity", "terse");
        OURS.put("log_statement", "none");
        OURS.put("log_duration", "off");
        OURS.put("log_min_duration_statement", "-1");
        OURS.put("log_min_duration_sample", "-1");
        OURS.put("log_transaction_sample_rate", "0");
        OURS.put("log_parameter_max_length", "0");
        OURS.put("log_parameter_max_length_on_error", "0");
        OURS.put("log_lock_waits", "off");
        OURS.put("log_temp_files", "-1");
        OURS.put("debug_print_parse", "off");
        OURS.put("debug_print_rewritten", "off");
        OURS.put("debug_print_plan", "off");
        OURS.put("logging_collector", "off");
        OURS.put("log_destination", "stderr");
        OURS.put("log_line_prefix", "%m [%p] ");
        OURS.put("log_timezone", "UTC");
        OURS.put("timezone", "UTC");

        // One small server beside one application. Compiling queries costs more than it saves here.
        OURS.put("max_connections", "60");
        // Measured with an import into a register of a million: 64 MB and fewer, longer logs cost a fifth of its speed.
        OURS.put("shared_buffers", "128MB");
        OURS.put("max_wal_size", "2GB");
        OURS.put("maintenance_work_mem", "32MB");
        OURS.put("max_worker_processes", "4");
        OURS.put("max_parallel_workers", "2");
        OURS.put("autovacuum_max_workers", "2");
        OURS.put("max_logical_replication_workers", "0");
        OURS.put("io_method", "sync");
        OURS.put("jit", "off");
        OURS.put("cluster_name", "kerwen");
    }

    private Settings() {}

    /** As arguments of {@code postgres}, with these further ones, which win. */
    static List<String> asArguments(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(OURS);
        all.putAll(further);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }
}
