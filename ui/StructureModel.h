// SPDX-License-Identifier: GPL-3.0-or-later
// The raw structure of a source as a tree: children are asked for when a node is opened, a page at a time;
// the last row of a long list loads the next page. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"
#include "ui/TableExport.h"

#include <QAbstractItemModel>

namespace cuegate {

class StructureModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Offset, Size, Value, ColumnCount };

    explicit StructureModel(Gateway &gateway, QObject *parent = nullptr);
    ~StructureModel() override;

    /// Nothing is read before begin(). \p root: structureOf() its medium.
    void setSource(const SourceId &id, const std::optional<StructurePlace> &root);
    void begin(); ///< asks for the first page, once
    /// The next page, where \p index is the row that offers it, or an error that can be tried again.
    void loadMore(const QModelIndex &index);
    [[nodiscard]] qint64 loadedNodes() const { return m_loaded; }
    /// All nodes that are loaded and that \p fits lets through, depth first.
    [[nodiscard]] ExportTable exportTable(const std::function<bool(const QModelIndex &)> &fits) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded(); ///< a page has come

private:
    struct Item
    {
        enum class Kind : quint8 { Node, Loading, More, Problem } kind = Kind::Node;
        StructureNode node;
        QString text; ///< of a problem
        Item *parent = nullptr;
        int row = 0;
        std::optional<StructurePlace> next; ///< of its children, what is to be asked for
        bool isAsked = false;
        std::vector<std::unique_ptr<Item>> children;
    };
    [[nodiscard]] Item *itemAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Item *item) const;
    void ask(Item *parent);
    void take(Item *parent, const Result<StructurePage> &page);
    void append(Item *parent, std::vector<std::unique_ptr<Item>> items);
    void dropLast(Item *parent); ///< where it is no node
    [[nodiscard]] QString text(const Item &item, int column) const;

    Gateway &m_gateway;
    SourceId m_source;
    std::optional<StructurePlace> m_rootPlace;
    CancelSource m_cancel; ///< of all requests for this source
    quint64 m_run = 0;     ///< answers to former ones are not wanted
    qint64 m_loaded = 0;
    std::unique_ptr<Item> m_root;
};

} // namespace cuegate
