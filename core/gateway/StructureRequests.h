// SPDX-License-Identifier: GPL-3.0-or-later
// Reads pages of the raw structure of sources for who looks at it. Thread: net; reading runs in a small pool
// of its own, so that a slow source holds up no probing.
#pragma once

#include "core/gateway/SourceRegistry.h"
#include "core/media/StructureNode.h"

namespace cuegate {

class StructureRequests : public QObject
{
    Q_OBJECT
public:
    explicit StructureRequests(SourceRegistry &sources, QObject *parent = nullptr);
    ~StructureRequests() override; ///< what is being read is cancelled

    using Done = std::function<void(const Result<StructurePage> &)>;
    /// \p done is called once, on the net thread, unless this ends before. Errors: NotFound; those of the
    /// source; Cancelled.
    void read(const SourceId &id, const StructurePlace &place, const CancelToken &cancel, Done done);

private:
    void readFrom(const std::shared_ptr<const ByteSource> &source, const StructurePlace &place,
                  const CancelToken &cancel, Done done);

    SourceRegistry &m_sources;
    CancelSource m_closing;
    QThreadPool m_pool;
};

} // namespace cuegate
