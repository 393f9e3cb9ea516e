// SPDX-License-Identifier: GPL-3.0-or-later
// Another source, read by somebody who wants no more of it than is asked for: nothing is fetched ahead of
// such reads, however many follow each other. Thread: any; as that source.
#pragma once

#include "core/io/ByteSource.h"

#include <memory>

namespace cuegate {

class SparingSource final : public ByteSource
{
public:
    explicit SparingSource(std::shared_ptr<const ByteSource> source);

    [[nodiscard]] qint64 sizeBytes() const override { return m_source->sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source->validator(); }
    [[nodiscard]] bool canSeek() const override { return m_source->canSeek(); }
    [[nodiscard]] QByteArray contentType() const override { return m_source->contentType(); }
    [[nodiscard]] bool hasChanged() const override { return m_source->hasChanged(); }
    [[nodiscard]] std::optional<Error> failure() const override { return m_source->failure(); }
    [[nodiscard]] SourceCounters counters() const override { return m_source->counters(); }
    [[nodiscard]] std::vector<ByteRange> fetchedRanges() const override { return m_source->fetchedRanges(); }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    /// As that of the source: who asks so takes what comes.
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    const std::shared_ptr<const ByteSource> m_source;
    const class HttpByteSource *const m_web; ///< m_source, if it reads ahead; else null
};

} // namespace cuegate
