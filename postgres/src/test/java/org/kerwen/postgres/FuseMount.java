package org.kerwen.postgres;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose requests come to us: {@code /dev/fuse}, by the C library's own {@code open}, {@code mount},
 * {@code read} and {@code write}. No library of FUSE is needed, and no program.
 */
@SuppressWarnings("restricted") // calling the C library is what this class is for
final class FuseMount implements AutoCloseable {
    private static final Path DEVICE = Path.of("/dev/fuse");
    private static final int THREADS = 6;

    private static final int READ_WRITE_CLOSE_ON_EXEC = 2 | 02000000;
    private static final long NO_SETUID_NO_DEVICES = 2 | 4;
    private static final int FORCE = 1;
    private static final int DETACH = 2;
    private static final int INTERRUPTED = 4;
    private static final int GONE_MEANWHILE = 2;
    private static final int AGAIN = 11;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout ERROR = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR_NUMBER = ERROR.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.firstVariadicArg(2));
    private static final MethodHandle MOUNT =
            function("mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle UNMOUNT = function("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle READ =
            function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle WRITE =
            function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Path folder;
    private final int device;
    private final List<Thread> threads = new ArrayList<>();

    private FuseMount(Path folder, int device) {
        this.folder = folder;
        this.device = device;
    }

    /** Why this process cannot mount anything; null where it can. */
    static @Nullable String impossibleBecause() {
        if (!Files.exists(DEVICE)) {
            return "there is no /dev/fuse on this machine (modprobe fuse, or a container that is given the device)";
        }
        if (!Servers.weAreRoot()) {
            return "only root may mount a file system";
        }
        try {
            Path probe = Files.createTempDirectory("kerwen-fuse");
            try {
                ForgetfulDisk.on(probe).close();
            } finally {
                Files.delete(probe);
            }
            return null;
        } catch (IOException e) {
            return "this machine does not let root mount FUSE: " + e.getMessage();
        }
    }

    /** Mounts a disk for all users; threads of ours answer until it is closed. */
    static FuseMount on(Path folder, ForgetfulDisk disk) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int device = (int) call(OPEN, arena, arena.allocateFrom(DEVICE.toString()), READ_WRITE_CLOSE_ON_EXEC);
            FuseMount mount = new FuseMount(folder, device);
            String options =
                    "fd=%d,rootmode=40000,user_id=0,group_id=0,allow_other,default_permissions".formatted(device);
            try {
                call(
                        MOUNT,
                        arena,
                        arena.allocateFrom("forgetful"),
                        arena.allocateFrom(folder.toString()),
                        arena.allocateFrom("fuse"),
                        NO_SETUID_NO_DEVICES,
                        arena.allocateFrom(options));
            } catch (IOException e) {
                call(CLOSE, arena, device);
                throw e;
            }
            FuseRequests requests = new FuseRequests(disk);
            for (int number = 0; number < THREADS; number++) {
                mount.threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("forgetful-disk-" + number)
                        .start(() -> mount.serve(requests)));
            }
            return mount;
        }
    }

    /** Ends the connection, whoever still uses it, and takes the folder off it. */
    @Override
    public void close() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(folder.toString());
            try {
                call(UNMOUNT, arena, path, FORCE);
            } catch (IOException busy) {
                // The connection has ended all the same; what is still open somewhere holds on to nothing.
                call(UNMOUNT, arena, path, DETACH);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            call(CLOSE, arena, device);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a disk was unmounted", e);
        }
    }

    private void serve(FuseRequests requests) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = arena.allocate(FuseRequests.LARGEST);
            MemorySegment answer = arena.allocate(FuseRequests.LARGEST);
            ByteBuffer in = request.asByteBuffer().order(ByteOrder.nativeOrder());
            ByteBuffer out = answer.asByteBuffer().order(ByteOrder.nativeOrder());
            MemorySegment error = arena.allocate(ERROR);
            while (true) {
                long length = (long) READ.invokeExact(error, device, request, request.byteSize());
                if (length < 0) {
                    int number = (int) ERROR_NUMBER.get(error, 0L);
                    if (number == INTERRUPTED || number == GONE_MEANWHILE || number == AGAIN) {
                        continue;
                    }
                    return; // unmounted
                }
                if (requests.answer(in.clear().limit((int) length), out.clear())) {
                    // An error means that the one who asked is gone.
                    long _ = (long) WRITE.invokeExact(error, device, answer, (long) out.limit());
                }
            }
        } catch (Throwable e) {
            throw new IllegalStateException("The forgetful disk has a fault", e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... further) {
        Linker.Option[] options = new Linker.Option[further.length + 1];
        System.arraycopy(further, 0, options, 0, further.length);
        options[further.length] = Linker.Option.captureCallState("errno");
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    private static long call(MethodHandle function, Arena arena, Object... arguments) throws IOException {
        MemorySegment error = arena.allocate(ERROR);
        List<Object> all = new ArrayList<>(List.of(error));
        all.addAll(List.of(arguments));
        long result;
        try {
            result = ((Number) function.invokeWithArguments(all)).longValue();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result < 0) {
            throw new IOException("error " + (int) ERROR_NUMBER.get(error, 0L));
        }
        return result;
    }
}
