// SPDX-License-Identifier: Apache-2.0
package im.yan.storage.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.OperationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "409, version_conflict_engine_exception, DONE",
        "400, document_parsing_exception, NEVER",
        "400, strict_dynamic_mapping_exception, NEVER",
        "400, index_closed_exception, LATER",
        "403, cluster_block_exception, LATER",
        "404, index_not_found_exception, LATER",
        "429, es_rejected_execution_exception, LATER",
        "503, unavailable_shards_exception, LATER"
    })
    void onlyAFaultOfTheDocumentIsForEver(int status, String error, Outcome outcome) {
        var item = BulkResponseItem.of(answer -> answer.operationType(OperationType.Index)
                .index("i")
                .id("c/1")
                .status(status)
                .error(cause -> cause.type(error)));

        assertThat(Outcome.of(item)).isEqualTo(outcome);
    }

    @Test
    void withoutAnErrorItIsDoneThoughNothingWasThereToDelete() {
        var item = BulkResponseItem.of(answer ->
                answer.operationType(OperationType.Delete).index("i").id("c/1").status(404));

        assertThat(Outcome.of(item)).isEqualTo(Outcome.DONE);
    }
}
