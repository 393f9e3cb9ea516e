// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/StructureRequests.h"

#include "core/gateway/PoolRun.h"
#include "core/probe/StructureReader.h"

#include <QPointer>

namespace cuegate {

static constexpr int kThreads = 2;

namespace {

// Cancelled by whichever of two is.
struct EitherCancels
{
    EitherCancels(const CancelToken &one, const CancelToken &other)
        : byOne(one.onCancel([joint = joint] { joint.cancel(); }))
        , byOther(other.onCancel([joint = joint] { joint.cancel(); }))
    {
    }
    CancelSource joint;
    CancelToken::Registration byOne, byOther;
};

} // namespace

StructureRequests::StructureRequests(SourceRegistry &sources, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
{
    m_pool.setMaxThreadCount(kThreads);
}

StructureRequests::~StructureRequests()
{
    m_closing.cancel();
    m_pool.waitForDone();
}

void StructureRequests::read(const SourceId &id, const StructurePlace &place, const CancelToken &cancel,
                             Done done)
{
    m_sources.withSource(id, [self = QPointer(this), id, place, cancel, done = std::move(done)](
                                 const Result<std::shared_ptr<const ByteSource>> &source) {
        if (!self)
            return;
        // It could be read only over another connection, from another beginning.
        const auto stream = self->m_sources.stream(id);
        if (stream && stream->broadcast)
            done(std::unexpected(notOneFile(*stream)));
        else if (source)
            self->readFrom(*source, place, cancel, done);
        else
            done(std::unexpected(source.error()));
    });
}

void StructureRequests::readFrom(const std::shared_ptr<const ByteSource> &source, const StructurePlace &place,
                                 const CancelToken &cancel, Done done)
{
    const auto either = std::make_shared<const EitherCancels>(cancel, m_closing.token());
    runIn(
        m_pool, this,
        [source, place, either] { return readStructure(*source, place, either->joint.token()); },
        std::move(done));
}

} // namespace cuegate
