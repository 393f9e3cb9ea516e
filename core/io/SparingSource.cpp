// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/SparingSource.h"

#include "core/io/HttpByteSource.h"

namespace cuegate {

SparingSource::SparingSource(std::shared_ptr<const ByteSource> source)
    : m_source(std::move(source))
    , m_web(dynamic_cast<const HttpByteSource *>(m_source.get()))
{
}

Result<QByteArray> SparingSource::read(ByteRange range, const CancelToken &cancel) const
{
    return m_web ? m_web->readAlone(range, cancel) : m_source->read(range, cancel);
}

void SparingSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    m_source->readAsync(range, cancel, std::move(done));
}

} // namespace cuegate
