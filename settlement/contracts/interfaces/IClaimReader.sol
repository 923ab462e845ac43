// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";
import {Payee} from "../libraries/Vouchers.sol";
import {IEscrow} from "./IEscrow.sol";
import {INodeRegistry} from "./INodeRegistry.sol";

/// What opens a check.
struct Opening {
    BatchHeader header;
    Receipt receipt;
    uint256 index;
    bytes32[] path;
    /// Signed claims of all hops, CBOR.
    bytes[] claims;
    uint256 hop;
    /// The hop's part of the manifest, CBOR.
    bytes part;
    /// Key and signature of the hop's claim, EIP-2537 encoding: G2, 256 bytes, and G1, 128 bytes.
    bytes publicKey;
    bytes signature;
    /// How it is to be checked, see {IChallenge-Kind}, and the position of the session that `Named` looks at.
    uint8 kind;
    uint256 position;
    /// Most wei that the opener puts up for it, see {IChallenge-priceOf}.
    uint256 bond;
}

/// What shows that a receipt is of work that was done: signed claims of all hops, CBOR, with each one's key and signature,
/// EIP-2537 encoding.
struct Work {
    bytes[] claims;
    bytes[] publicKeys;
    bytes[] signatures;
}

/// A receipt in a posted batch, and the claim of one of its hops that was convicted.
struct PaidWork {
    BatchHeader header;
    Receipt receipt;
    uint256 index;
    bytes32[] path;
    /// Whom the vouchers name: the one that posted the batch, or who was not waited for.
    address coordinator;
    /// Signed claims of all hops, CBOR.
    bytes[] claims;
    uint256 hop;
}

/// What claim and part say, where the claim is the hop's own about this segment, and the part is its part.
struct ClaimFacts {
    bytes32 leafHash;
    /// Of the receipt: which segment this is, and who paid how much for it to whom.
    bytes32 claimsHash;
    bytes32 requestId;
    uint32 segment;
    address client;
    address coordinator;
    uint128 amount;
    uint256 hop;
    /// NodeRegistry id, and who runs it.
    bytes32 node;
    address operator;
    bytes32 claimHash;
    bytes32 sessionId;
    uint256 attempt;
    bytes32 modelRoot;
    bytes32 shardRoot;
    /// Positions [from, to).
    uint256 from;
    uint256 to;
    bytes32 inCommits;
    bytes32 outCommits;
    bytes32 cellsRoot;
    uint256 cellCount;
    /// Columns between cells.
    uint256 inner;
}

/// @title Reads what a check hangs on, and believes none of it unseen
interface IClaimReader {
    error NotTheClaims();
    /// The claim is of another chain, session, segment, hop or model than the receipt, or does not continue the one before.
    error ClaimMismatch(uint256 hop);
    error ClaimExpired(uint256 notAfter);
    error NotTheKey();
    error BadClaimSignature();
    /// No node's.
    error UnknownSigner(bytes32 keyHash);
    /// The registry has another part for this hop of the model.
    error NotTheModel();
    error NotThePart();
    error NothingToProve();
    /// The claim's session was made for another client, other payees, or another coordinator.
    error NotTheParties();
    /// The round that draws from the batch is not on the chain yet.
    error RoundMissing(uint64 round);
    /// The beacon did not draw this segment: its check has to be bought.
    error SegmentNotDrawn();
    error HopNotDrawn(uint256 hop, uint256 drawn);
    /// The voucher pays another node for this hop.
    error NotAPayee(bytes32 node);

    /// @notice Reverts unless the receipt is in the posted batch, the claims are its, they tell one story of it, the hop's
    ///         is signed by a node's key and still valid, and the part is that of its shard. What is to be checked for nothing was
    ///         also made for the receipt's client and payees and for the coordinator that posted the batch, and the beacon
    ///         drew segment and hop.
    function read(Opening calldata opening) external view returns (ClaimFacts memory facts);

    /// @notice What the receipt's work costs at its model's price. Reverts unless all hops signed the claims that the receipt
    ///         is of, they tell one story of it, their parts are the model's, they are good until the batch is final, and
    ///         the payees are their nodes, hop by hop.
    function feeOf(BatchHeader calldata header, Receipt calldata receipt, Work calldata work, Payee[] calldata payees)
        external
        view
        returns (uint256 fee);

    /// @notice Reverts unless the receipt is in the posted batch, its claims tell one story of it, and that hop's names its client,
    ///         payees and coordinator. Whether it was paid is not asked here.
    /// @return claimHash of the hop's claim
    /// @return amount what of the receipt the claim's own work costs at its model's price: whoever settles batches of his own
    ///         writes into a receipt what he likes
    function workOf(PaidWork calldata work) external view returns (bytes32 claimHash, uint256 amount);

    /// @notice Segments drawn, of 65,536.
    function rate() external view returns (uint32);

    /// @notice Whose keys sign claims.
    function nodes() external view returns (INodeRegistry);

    /// @notice Who holds the deposits.
    function escrow() external view returns (IEscrow);

    /// @notice Until when a check of this hop's claim can be opened (unix seconds).
    function notAfterOf(bytes[] calldata claims, uint256 hop) external pure returns (uint256);

    /// @notice Hash of the segment that these claims are, and of the claim of one of its hops.
    function hashesOf(bytes[] calldata claims, uint256 hop)
        external
        pure
        returns (bytes32 claimsHash, bytes32 claimHash);
}
