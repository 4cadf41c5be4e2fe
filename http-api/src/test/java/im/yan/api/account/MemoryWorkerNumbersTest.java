// SPDX-License-Identifier: Apache-2.0
package im.yan.api.account;

class MemoryWorkerNumbersTest extends WorkerNumbersContract {
    private final MemoryWorkerNumbers numbers = new MemoryWorkerNumbers(System::nanoTime);

    @Override
    WorkerNumbers numbers() {
        return numbers;
    }
}
