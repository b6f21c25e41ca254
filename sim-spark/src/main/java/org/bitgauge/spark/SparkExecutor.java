package org.bitgauge.spark;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.bitgauge.core.config.YamlNode;
import org.bitgauge.lab.explore.PointExecutor;
import org.bitgauge.lab.explore.PointFunction;
import org.bitgauge.lab.explore.PointRow;
import org.bitgauge.lab.explore.RowSink;

/**
 * Evaluates points on Spark. Each chunk of points is a job of one task; some chunks more than there are cores are on their
 * way at any time, and their rows are taken in the order of the grid, so the store grows as it does here and a kill leaves
 * a prefix of the whole. The evaluation travels once to each process and keeps there what it shares between points.
 */
@AutoService(PointExecutor.class)
public final class SparkExecutor implements PointExecutor {
    /** Chunks on their way for each core: one that runs, one that waits, one whose turn to be stored has not come. */
    private static final int AHEAD_PER_CORE = 3;

    @Override
    public String typeName() {
        return "spark";
    }

    @Override
    public String doc() {
        return "On Spark: this machine where no master is named, or the cluster of spark-submit.";
    }

    @Override
    public void run(Work work, RowSink sink) throws IOException, InterruptedException {
        if (work.from() == work.grid().size()) {
            return;
        }
        try (JavaSparkContext spark = new JavaSparkContext(configuration(work.threads()))) {
            try {
                run(spark, spark.broadcast(work.evaluate()), work, sink);
            } catch (IllegalStateException e) {
                if (spark.sc().isStopped()) {
                    throw new IOException(
                            "Spark ended the application before the sweep was done (its log says why); finished points are"
                                    + " kept, --resume goes on",
                            e);
                }
                throw e;
            }
        }
    }

    private static void run(JavaSparkContext spark, Broadcast<PointFunction> function, Work work, RowSink sink)
            throws IOException, InterruptedException {
        ChunkSize size = new ChunkSize();
        Deque<JavaFutureAction<List<Chunk.Done>>> ahead = new ArrayDeque<>();
        long next = work.from();
        try {
            while (next < work.grid().size() || !ahead.isEmpty()) {
                while (next < work.grid().size() && ahead.size() < spark.defaultParallelism() * AHEAD_PER_CORE) {
                    Chunk chunk = chunk(work, next, size.points());
                    next += chunk.documents().size();
                    ahead.add(spark.parallelize(ImmutableList.of(chunk), 1)
                            .map(points -> points.evaluate(function.value()))
                            .collectAsync());
                }
                Chunk.Done done = ahead.remove().get().get(0);
                size.finished(done.rows().size(), done.elapsedNs());
                for (ImmutableList<PointRow> rows : done.rows()) {
                    sink.append(rows);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task of the sweep failed: " + e.getCause(), e);
        } finally {
            ahead.forEach(job -> job.cancel(true));
        }
    }

    private static Chunk chunk(Work work, long from, int points) {
        ImmutableList.Builder<YamlNode> documents = ImmutableList.builder();
        for (long point = from; point < Math.min(from + points, work.grid().size()); point++) {
            documents.add(work.grid().document(point));
        }
        return new Chunk(documents.build());
    }

    /** What spark-submit says, else this machine, quietly. */
    private static SparkConf configuration(int threads) {
        SparkConf configuration = new SparkConf().setIfMissing("spark.app.name", "bitgauge explore");
        if (!configuration.contains("spark.master")) {
            configuration
                    .setMaster("local[" + threads + "]")
                    .set("spark.driver.host", "localhost")
                    .set("spark.driver.bindAddress", "127.0.0.1");
        }
        return configuration.setIfMissing("spark.ui.enabled", "false").setIfMissing("spark.log.level", "WARN");
    }
}
