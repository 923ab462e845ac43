/**
 * Generated from SpotCheck.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 b69ed2b233b738917bcb2208fcd0ffccebd99ba6dd94656fd401eec59b52190c
 * @module
 */

export const spotCheckAbi = [
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "contract IMeshRollup",
            "name": "meshRollup",
            "type": "address"
          },
          {
            "internalType": "contract INodeRegistry",
            "name": "nodeRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IModelRegistry",
            "name": "modelRegistry",
            "type": "address"
          },
          {
            "internalType": "contract IBeacon",
            "name": "beacon",
            "type": "address"
          },
          {
            "internalType": "contract IProofVerifier",
            "name": "proofVerifier",
            "type": "address"
          },
          {
            "internalType": "contract IFoldReferee",
            "name": "foldReferee",
            "type": "address"
          }
        ],
        "internalType": "struct ISpotCheck.Contracts",
        "name": "contracts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          }
        ],
        "internalType": "struct ISpotCheck.Terms",
        "name": "terms_",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadClaimSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "CellAlreadyProven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "CheckExists",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "notAfter",
        "type": "uint256"
      }
    ],
    "name": "ClaimExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "ClaimMismatch",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FoldHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "drawn",
        "type": "uint256"
      }
    ],
    "name": "HopNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NoSuchDraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "column",
        "type": "uint256"
      }
    ],
    "name": "NotAtItsPlace",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      }
    ],
    "name": "NotTheCell",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheClaims",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "NotTheFacts",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      }
    ],
    "name": "NotTheFolds",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheKey",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "NotTheOperator",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePart",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheWeights",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingToProve",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SegmentNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownSigner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "enum ISpotCheck.State",
        "name": "state",
        "type": "uint8"
      }
    ],
    "name": "WrongState",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cell",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "indexed": false,
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "indexed": false,
        "internalType": "bytes[]",
        "name": "partialSums",
        "type": "bytes[]"
      }
    ],
    "name": "CellProven",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "CheckAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "passed",
        "type": "bool"
      }
    ],
    "name": "CheckEnded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "openedBy",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct ISpotCheck.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "CheckOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "InnerPublished",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "beacon",
    "outputs": [
      {
        "internalType": "contract IBeacon",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "checkId",
        "type": "bytes32"
      }
    ],
    "name": "checkOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "factsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      },
      {
        "internalType": "enum ISpotCheck.State",
        "name": "state",
        "type": "uint8"
      },
      {
        "internalType": "uint16",
        "name": "proven",
        "type": "uint16"
      },
      {
        "internalType": "uint8",
        "name": "draws",
        "type": "uint8"
      },
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "turn",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ISpotCheck.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "draw",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "t",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "uint256",
                "name": "count",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "root",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RowSet",
            "name": "rows",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "fold",
            "type": "bytes"
          }
        ],
        "internalType": "struct FoldClaim[]",
        "name": "folds",
        "type": "tuple[]"
      },
      {
        "internalType": "bytes32[]",
        "name": "posted",
        "type": "bytes32[]"
      },
      {
        "internalType": "uint256",
        "name": "fold",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "partialSum",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "partialPath",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes",
            "name": "rows",
            "type": "bytes"
          },
          {
            "internalType": "bytes32[]",
            "name": "rowsPath",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct FoldChunk",
        "name": "chunk",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct ISpotCheck.Opening",
        "name": "opening",
        "type": "tuple"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "openOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ISpotCheck.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "draw",
            "type": "uint256"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "keyDigest",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "rowsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "bytes",
                "name": "places",
                "type": "bytes"
              }
            ],
            "internalType": "struct ISpotCheck.CellLeaf",
            "name": "leaf",
            "type": "tuple"
          },
          {
            "internalType": "bytes32[]",
            "name": "leafPath",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "edgeLeaf",
                "type": "bytes"
              },
              {
                "internalType": "bytes32[]",
                "name": "path",
                "type": "bytes32[]"
              }
            ],
            "internalType": "struct ISpotCheck.Link[]",
            "name": "links",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "bytes",
                "name": "boundary",
                "type": "bytes"
              },
              {
                "internalType": "bytes",
                "name": "model",
                "type": "bytes"
              },
              {
                "components": [
                  {
                    "internalType": "uint256",
                    "name": "count",
                    "type": "uint256"
                  },
                  {
                    "internalType": "bytes32",
                    "name": "root",
                    "type": "bytes32"
                  }
                ],
                "internalType": "struct RowSet[]",
                "name": "rows",
                "type": "tuple[]"
              }
            ],
            "internalType": "struct Statement",
            "name": "statement",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "proof",
            "type": "bytes"
          },
          {
            "internalType": "bytes[]",
            "name": "partialSums",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct ISpotCheck.Proof",
        "name": "move",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ISpotCheck.Facts",
        "name": "facts",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "innerRoot",
        "type": "bytes32"
      }
    ],
    "name": "publish",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "referee",
    "outputs": [
      {
        "internalType": "contract IFoldReferee",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ISpotCheck.Facts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "name": "resolve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint32",
            "name": "rate",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "cells",
            "type": "uint8"
          },
          {
            "internalType": "uint64",
            "name": "openWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "publishTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "proveTime",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "foldWindow",
            "type": "uint64"
          }
        ],
        "internalType": "struct ISpotCheck.Terms",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "verifier",
    "outputs": [
      {
        "internalType": "contract IProofVerifier",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const spotCheckBytecode = '0x610200604052346103405760405161611138819003601f8101601f191683016001600160401b03811184821017610344578392829160405283398101039061018082126103405760c0821261034057610056610358565b81516001600160a01b038116810361034057815260208201516001600160a01b038116810361034057602082019081526040830151906001600160a01b038216820361034057604083019182526060840151926001600160a01b038416840361034057606081019384526080850151906001600160a01b0382168203610340576080810191825260a0860151966001600160a01b03881688036103405760c09060a0830198895260bf1901126103405761010e610358565b60c08701519763ffffffff89169889810361034057825260e08801519360ff851697888603610340576020840195865261014b6101008b01610377565b60408501908152976101606101208c01610377565b60608601908152996101756101408d01610377565b9b608087019c8d526101600161018a90610377565b9c60a087019d8e526201000010908115610337575b811561032c575b5061031d5794516001600160a01b039081166080529651871660a0529351861660c0529251851660e0529151841661010052905190921661012052905163ffffffff16610140525160ff1661016052516001600160401b0390811661018052905181166101a052905181166101c0529051166101e052604051615d85908161038c8239608051818181610262015281816111150152612119015260a0518181816107fe0152818161241c01526124a1015260c0518181816102b2015261253b015260e05181818161092501528181610adb01528181610bf2015281816111a701526134b6015261010051818181610ec301526139a201526101205181818161053a01528181610b2b0152613a1501526101405181818161010d01526132c701526101605181818161013b01526129ac015261018051818181610165015261117701526101a0518181816101900152612abb01526101c0518181816101be015261476b01526101e0518181816101e50152613cff0152f35b638dc5992160e01b5f5260045ffd5b60109150115f6101a6565b8015915061019f565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b6040519060c082016001600160401b0381118382101761034457604052565b51906001600160401b03821682036103405756fe60806040526004361015610011575f80fd5b5f3560e01c80630374797b146133d65780630ce94115146133a65780630e7eefb914610ee75780632b7ac3f314610e975780633590039214610dfa578063367f653614610b4f5780633b1bebd114610aff57806359659e9014610aaf5780635d1b86be146108225780635db82fa0146107d25780639800191a146102d65780639986df2c14610286578063cb23bcb5146102365763d5025625146100b3575f80fd5b34610232575f600319360112610232575f60a06040516100d2816142bf565b828152826020820152826040820152826060820152826080820152015260c06040516100fd816142bf565b67ffffffffffffffff63ffffffff7f0000000000000000000000000000000000000000000000000000000000000000169182815281602082019160ff7f00000000000000000000000000000000000000000000000000000000000000001683528160408201817f0000000000000000000000000000000000000000000000000000000000000000168152816060840191817f000000000000000000000000000000000000000000000000000000000000000016835260ff60a06080870196847f00000000000000000000000000000000000000000000000000000000000000001688520197837f00000000000000000000000000000000000000000000000000000000000000001689526040519a8b52511660208a0152511660408801525116606086015251166080840152511660a0820152f35b5f80fd5b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102325760031936016102a08112610232576102001361023257610204356102243567ffffffffffffffff81116102325761031690369060040161426b565b906102443567ffffffffffffffff81116102325761033890369060040161426b565b916102643594610284359567ffffffffffffffff871161023257866004019660a060031982360301126102325761036d61463f565b98909760028a019960ff8b541660068110156107a55760028114158061079a575b61076957509460038796825f520160205260405f205460405160208101908460608201604084525260808101818d8d60808960051b840101938d907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff815f9f3603019e5b8b811061070d57505050926104159161042394601f19858403016040860152614559565b03601f1981018352826142db565b519020036106e257508310156106b5578260051b850135938412156102325761051361045861052194610497996020996145fa565b359160405198899788977f1238501d000000000000000000000000000000000000000000000000000000008952606060048a01526064890191016145b8565b92602487015260031986840301604487015280358352608461050b6104f06104d56104c56024890186614447565b60a08e8a015260a0890191614427565b6104e2604489018661460a565b9088830360408a0152614559565b6104fd6064880185614447565b908783036060890152614427565b94019061460a565b916080818503910152614559565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156106aa575f91610670575b50610648576044359161057e600582614479565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff8154169055815f52600160205260405f2063ffffffff815416801561061b575f1963ffffffff9101167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790557fa32046dc5df125136a9f4f5f4ea47ecef65297143f55d56a35b047307de4550160206040515f8152a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7f04a60c32000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d6020116106a2575b8161068b602093836142db565b810103126102325761069c90614505565b8361056a565b3d915061067e565b6040513d5f823e3d90fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b7f7a7f1059000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b935093857fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff80929693500301835283358d8112156102325760208f600193610756918394016145b8565b9501930191018f91928f919386946103f1565b610795907fe37d4aeb000000000000000000000000000000000000000000000000000000005f5261425d565b60245ffd5b50600381141561038e565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461023257600319360161022081126102325761020013610232576102043561084961463f565b6002819392930190815460ff811660068110156107a55760018103610769575073ffffffffffffffffffffffffffffffffffffffff61088661429c565b163303610a665767ffffffffffffffff9060601c16804211610a3b575060018391015560027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161781556040517f90e544a100000000000000000000000000000000000000000000000000000000815267ffffffffffffffff4216600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156106aa575f916109cf575b5081547fffffffffffffffffffffffff00000000000000000000000000000000ffffffff16602091821b6bffffffffffffffff000000001617918290556040805193845291811c67ffffffffffffffff16908301527f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b7691a2005b9290506020833d602011610a33575b816109eb602093836142db565b810103126102325767ffffffffffffffff604092610a297f380ea94f0f27a4722a5290500ba40be569e432dcb00305fd3b0eb83c49553b76956142fe565b9294509250610955565b3d91506109de565b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff610a8361429c565b7f3a5f5da5000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102325761020060031936011261023257610b6961463f565b906002820180549260ff84169067ffffffffffffffff8560601c1694600683101595866107a55760028403610daa575067ffffffffffffffff9060201c1690604051917f17bf581500000000000000000000000000000000000000000000000000000000835280600484015260408360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156106aa575f93610d77575b5067ffffffffffffffff831615610d4c575090610c3e9161474a565b80421115610d165750604435936107a557600303610d0e576004905b610c648282614479565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff8154169055825f52600160205260405f2063ffffffff815416801561061b575f1963ffffffff9101167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000000082541617905560068110156107a55760207fa32046dc5df125136a9f4f5f4ea47ecef65297143f55d56a35b047307de4550191600460405191148152a3005b600590610c5a565b6001810180911161061b577f2a35a324000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b610d9a91935060403d604011610da3575b610d9281836142db565b810190614313565b90509187610c22565b503d610d88565b955050505f93600182141580610dec575b15610c3e57610795827fe37d4aeb000000000000000000000000000000000000000000000000000000005f5261425d565b505f94506003821415610dbb565b34610232576020600319360112610232576004355f525f60205260405f208054600260018301549201549160ff831690604051928352602083015260068110156107a5576101009263ffffffff91604084015261ffff8160081c16606084015260ff8160181c16608084015267ffffffffffffffff8160201c1660a084015267ffffffffffffffff8160601c1660c084015260a01c1660e0820152f35b34610232575f60031936011261023257602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102325760206003193601126102325767ffffffffffffffff60043511610232576102006003196004353603011261023257610f286004803501806144d2565b610f3d610144600435016004356004016143f1565b90604051927f5bd29161000000000000000000000000000000000000000000000000000000008452610160600485015273ffffffffffffffffffffffffffffffffffffffff610f8b82614512565b1661016485015267ffffffffffffffff610fa760208301614533565b1661018485015260408101356101a485015260608101356101c485015263ffffffff610fd560808301614548565b166101e485015260a081013561020485015267ffffffffffffffff61102060e061101961100560c0860186614447565b6101006102248b01526102648a0191614427565b9301614533565b1661024485015260246004350135602485015260446004350135604485015263ffffffff611052606460043501614548565b166064850152608460043501359283608486015260a4600435013560a486015260c4600435019273ffffffffffffffffffffffffffffffffffffffff61109785614512565b1660c487015260e460043501356fffffffffffffffffffffffffffffffff811680910361023257604093879384936110fc9360e48601526101046004350135610104860152610124600435013561012486015260031985840301610144860152614559565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156106aa575f93613364575b5061119d67ffffffffffffffff61116b60e06111656004803501806144d2565b01614596565b1667ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016906145ab565b804211610a3b57507f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff16906111f060e06111656004803501806144d2565b9167ffffffffffffffff604051937f90e544a1000000000000000000000000000000000000000000000000000000008552166004840152602083602481845afa9283156106aa575f9361331e575b50604067ffffffffffffffff9360248251809681937f17bf581500000000000000000000000000000000000000000000000000000000835216948560048301525afa80156106aa575f935f916132f3575b5067ffffffffffffffff1615610d4c57503573ffffffffffffffffffffffffffffffffffffffff811690818103610232575033141580613277575b61324f576112e3610164600435016004356004016143f1565b929060409384516112f486826142db565b601a815260208101917f7665696c6d6573682f7365676d656e742d636c61696d732f763100000000000083525f935f5b828110613222575061134d61133886614884565b956113458a5197886142db565b808752614884565b91601f196020870193013684375f90835b8183106131be5750505050916113d18260245f957fffffffff00000000000000000000000000000000000000000000000000000000602098965160e01b16958b519586948a86019889525180918587015e84019083820190898252519283915e010185815203601f1981018352826142db565b8651918291518091835e8101838152039060025afa156131b4575f5114801590613196575b61316e5761146190611413610164600435016004356004016143f1565b91905083516020810191825285858201527f686f7000000000000000000000000000000000000000000000000000000000006060820152604381526114596063826142db565b5190206147bd565b8061018460043501350361313857508051610200810181811067ffffffffffffffff821117612f215782525f81525f60208201525f828201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201526114f8614e02565b90611501614e02565b915f925b61151a610164600435016004356004016143f1565b9050841015612213576115428461153c610164600435016004356004016143f1565b906148d6565b61154d929192614e02565b92600261155a838361587e565b91036121e75788516115a1916115708b836142db565b600582527f636c61696d000000000000000000000000000000000000000000000000000000602083015284846156d4565b60196115ae828585615898565b91036121845761178d6117868b61174361173c6116fe6116f760208d6116b48c8e6116ae61166a61166360019f6116276116208f928351906115f085836142db565b600682527f6c617965727300000000000000000000000000000000000000000000000000008d830152888a6156d4565b8688615916565b611633825192836142db565b600782527f617474656d7074000000000000000000000000000000000000000000000000008a83015285876156d4565b8385615b85565b906101008701528b519061167e8d836142db565b600782527f636861696e4964000000000000000000000000000000000000000000000000008883015283856156d4565b91615b85565b92909101528551906116c687836142db565b600782527f6e6578744b65790000000000000000000000000000000000000000000000000060208301528c8c6156d4565b8a8a615916565b83519061170b85836142db565b600782527f7365676d656e740000000000000000000000000000000000000000000000000060208301528a8a6156d4565b8888615b85565b9060a08b0152611755825192836142db565b600782527f76657273696f6e00000000000000000000000000000000000000000000000000602083015287876156d4565b8585615b85565b9103612159576119986118fd61195461194a6119438e898c6101a06119036118fd8d6118f56118ee6118a960049f61185e6118578c60e08c6118158f61180e8c6118a299838851926117df8a856142db565b600884527f686f70436f756e7400000000000000000000000000000000000000000000000060208501526156d4565b908c615b85565b9290910152611826825192836142db565b600882527f686f70496e64657800000000000000000000000000000000000000000000000060208301528d896156d4565b8b87615b85565b9060c08b01528b51906118718d836142db565b600882527f6e6f74416674657200000000000000000000000000000000000000000000000060208301528b876156d4565b8985615b85565b906102008901528951906118bd8b836142db565b600982527f696e436f6d6d6974730000000000000000000000000000000000000000000000602083015289856156d4565b87836156f6565b968792614984565b906158b7565b910152611912825192836142db565b600982527f6d6f64656c526f6f74000000000000000000000000000000000000000000000060208301528a8a6156d4565b88886156f6565b8093918989614984565b6101208901528b51906119678d836142db565b600982527f706f736974696f6e730000000000000000000000000000000000000000000000602083015286866156d4565b6119a3818686615a33565b93909103612184576002036121595750611bc6611b88611b818c6118fd611b3e611b34611b2d8b8e6060611aec6118fd8f6118f560029f8c6118fd611aaa611aa0611a998c611a5c611a556101808f611a128d86611a056118ee9e8284615b85565b9290610160860152615b85565b9290910152885190611a248a836142db565b600982527f70726576436c61696d00000000000000000000000000000000000000000000006020830152848d6156d4565b828b615916565b865191611a6988846142db565b600983527f726571756573744964000000000000000000000000000000000000000000000060208401528a6156d4565b8c886156f6565b8093918d89614984565b60808a0152611abb825192836142db565b600982527f73657373696f6e49640000000000000000000000000000000000000000000000602083015289856156d4565b910152855190611afc87836142db565b600982527f7368617264526f6f74000000000000000000000000000000000000000000000060208301528d8d6156d4565b8b8b6156f6565b8093918c8c614984565b6101408c0152611b50825192836142db565b600982527f776f726b556e6974730000000000000000000000000000000000000000000000602083015288886156d4565b8686615916565b8b5190611b958d836142db565b600a82527f656e636c6176654b657900000000000000000000000000000000000000000000602083015286866156d4565b611bd1818686615a33565b93909103612184576060036121595750606081019081811161061b57848211612159576118fd611c6a61194a6119438e868c6101e0611c23611c1c60029b8f9b8f9c611cae9d614984565b369161499c565b60208151910120910152611c39825192836142db565b600a82527f6f7574436f6d6d6974730000000000000000000000000000000000000000000060208301528a8a6156d4565b6101c08901528b5190611c7d8d836142db565b600a82527f736574746c656d656e7400000000000000000000000000000000000000000000602083015286866156d4565b611cb9818686615a33565b93909103612184576014036121595750601481019081811161061b578482116121595792611f388b869594611ef9611eb0611ea9611e6b611e64611e268f8d60029f9d8c82611f409f8d611d9f611d9883611e1f9984611d23611ddc978b611de29c508a8c614984565b907fffffffffffffffffffffffffffffffffffffffff00000000000000000000000081351691601481106121b0575b505060601c910152835190611d6785836142db565b600b82527f636c69656e744e6f6e6365000000000000000000000000000000000000000000602083015286886156d4565b8486615916565b611dab825192836142db565b600c82527f616e73776572436f6d6d69740000000000000000000000000000000000000000602083015283856156d4565b91615916565b8a5191611def8c846142db565b600c83527f65766964656e636548617368000000000000000000000000000000000000000060208401528d6156d4565b8c8b615916565b875190611e3389836142db565b600c82527f73616d706c696e6748617368000000000000000000000000000000000000000060208301528c8b6156d4565b8a89615916565b855190611e7887836142db565b600d82527f73656d616e74696373486173680000000000000000000000000000000000000060208301528a896156d4565b8887615916565b91611ef383855192611ec287856142db565b601684527f7665696c6d6573682f706f65612d636c61696d2f76310000000000000000000060208501528a89614984565b9161563f565b8a52611f07825192836142db565b600982527f7369676e61747572650000000000000000000000000000000000000000000000602083015285846156d4565b928391615a33565b94909103612184576030036121595750603082019182811161061b578183116121595750810361215957504660208301511480612101575b806120ee575b806120db575b806120b9575b806120a5575b80612098575b80612074575b851591821561200c575b5015908115612003575b50611fd75761018460043501358414611fcf575b600190930192611505565b905080611fc4565b837f89466a76000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90501587611fb0565b9091506101a08301516101c082015114908161205f575b8161204a575b81612037575b509088611fa6565b905061018080840151910151148861202f565b90506101608301516101608201511490612029565b90506101008301516101008201511490612023565b5060e082015161208f610164600435016004356004016143f1565b91905014611f9c565b508460c083015114611f96565b5060a4600435013561012083015114611f90565b5060a0820151606460043501359063ffffffff82168092036102325714611f8a565b5060446004350135608083015114611f84565b5060246004350135606083015114611f7e565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001673ffffffffffffffffffffffffffffffffffffffff878401511614611f78565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fffffffffffffffffffffffffffffffffffffffff0000000000000000000000009250829060140360031b1b903516165f80611d52565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b5083856102008301518042101561310d575061223d611c1c6101c460043501600435600401614847565b805161010081036130e257506020810151838201517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060608401519260808501519460a081015160c08201519061010060e0840151930151808417155f146130d157506122aa925061572c565b156130c95760a0945b828851956fff000000000000000000000000000000602088019860781b161760801b168652603085015260801b1660508301526060820152606081526122fa6080826142db565b5190206101e0840151036130a1576123ca6123c4845184519060208201526020815261232685826142db565b6123bc61233e6101e460043501600435600401614847565b93906123556101c460043501600435600401614847565b9390918951966123666060896142db565b602b88527f424c535f5349475f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f0000000000000000000000000000000000000000008b890152369161499c565b92369161499c565b90614f8e565b15613079576101e08301518251907fdf78bce20000000000000000000000000000000000000000000000000000000082526004820152828160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115612f4e575f9161305b575b50801561302a5780838601528251907f50c946fe00000000000000000000000000000000000000000000000000000000825260048201526101208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015612f4e575f90612f58575b73ffffffffffffffffffffffffffffffffffffffff9150511660608501526101208301518251907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa8015612f4e575f90612d9b575b60a00151805160e08601511480159250612d7c575b50612d54576101a4600435016125d961259d82600435600401614847565b9085516125aa87826142db565b601681527f7665696c6d6573682f73686172642d726f6f742f763100000000000000000000602082015261563f565b61014085015103612d2c576125f390600435600401614847565b83516125ff85826142db565b600581527f63656c6c7300000000000000000000000000000000000000000000000000000060208201526126335f91615853565b5f61263e848661587e565b925f925b828410612ceb575050505081156121e75782810361215957506007612668828486615a33565b5091149081612ce0575b50612cb857806126856004928486615898565b920361215957506127c461277c936118fd9361278361273b6116636126fc6126f26126eb8d6116ae9a6126ba825192836142db565b600482527f726f6f74000000000000000000000000000000000000000000000000000000006020830152888a6156d4565b86886156f6565b809a918789614984565b978b519061270a8d836142db565b600582527f636f756e74000000000000000000000000000000000000000000000000000000602083015285876156d4565b8a989198519061274b8c836142db565b600582527f696e6e6572000000000000000000000000000000000000000000000000000000602083015284866156d4565b8284615b85565b8995919551906127938b836142db565b600882527f756e70726f76656e000000000000000000000000000000000000000000000000602083015283856156d4565b50506101e0870152816101c08701526101a0860152158015612ca4575b612c7c578352610184600435013560208401526101c0825192836080860152606081015160a086015261010081015160c086015261012081015160e08601526101408101516101008601526101608101516101208601526101808101516101408601526101a08101516101608601520151610180840152815f525f602052805f2092600284019360ff85541660068110156107a557612c505761289e61289261014084015161012085015190614330565b6101c08401519061433d565b908351602081019061296b82866101e0809180518452602081015160208501526040810151604085015273ffffffffffffffffffffffffffffffffffffffff60608201511660608501526080810151608085015260a081015160a085015260c081015160c085015260e081015160e08501526101008101516101008501526101208101516101208501526101408101516101408501526101608101516101608501526101808101516101808501526101a08101516101a08501526101c08101516101c08501520151910152565b610200815261297c610220826142db565b519020905584547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011785557f00000000000000000000000000000000000000000000000000000000000000009060ff8216811015612c4a5760ff9150165b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ffffff63ff00000086549260181b169116178455818101515f526001602052815f2063ffffffff8154169063ffffffff821461061b57600163ffffffff9201908282167fffffffffffffffffffffffffffffffffffffffffffffffffffffffff000000008254161790557fffffffffffffffff00000000ffffffffffffffffffffffffffffffffffffffff77ffffffff000000000000000000000000000000000000000087549260a01b1691161780865560a01c1667ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000160267ffffffffffffffff811690810361061b57602094612b08612b4c9267ffffffffffffffff42166144b0565b7fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b827f9b20c54fb7ebcf48f8341aafd97d2ea16e146261fa988dc5e12097d615f574df6102208484015193612c43865191338352898301906101e0809180518452602081015160208501526040810151604085015273ffffffffffffffffffffffffffffffffffffffff60608201511660608501526080810151608085015260a081015160a085015260c081015160c085015260e081015160e08501526101008101516101008501526101208101516101208501526101408101516101408501526101608101516101608501526101808101516101808501526101a08101516101a08501526101c08101516101c08501520151910152565ba351908152f35b506129dd565b837fe4526ce6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f50ad628b000000000000000000000000000000000000000000000000000000005f5260045ffd5b5061018083015161016084015110156127e1565b7fae87af7c000000000000000000000000000000000000000000000000000000005f5260045ffd5b601691501488612672565b90919293612cfa81888a6158d3565b9190928311156121595750828214612d24575b612d1a600191888a615916565b9401929190612642565b945084612d0d565b7ff6d149cf000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff1bb5d9b000000000000000000000000000000000000000000000000000000005f5260045ffd5b612d8c915060c0850151906147f4565b5161014084015114158561257f565b503d90815f823e612dac82826142db565b60208183810103126102325780519067ffffffffffffffff82116102325760e082820184830103126102325784519160e0830183811067ffffffffffffffff821117612f21578652612dff8183016148f1565b8352612e0f6020828401016142fe565b6020840152612e2186828401016142fe565b86840152612e33606082840101614912565b60608401528181016080818101519085015260a0015167ffffffffffffffff811161023257848301601f828486010101121561023257808284010151612e7881614797565b91612e85895193846142db565b818352602083019087860160208460051b83888a010101011161023257906020828688010101915b60208460051b82888a010101018310612f0d575050505060a084015260c081830101519067ffffffffffffffff821161023257820101838201601f8201121561023257805160a094612f039301916020016148a0565b60c082015261256a565b602080809385518152019301929150612ead565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b83513d5f823e3d90fd5b50610120813d8211613022575b81612f7361012093836142db565b81010312610232578251610120810181811067ffffffffffffffff821117612f215773ffffffffffffffffffffffffffffffffffffffff92610100918652612fba816148f1565b8352612fc8602082016142fe565b6020840152612fd88682016148f1565b86840152612fe860608201614912565b60608401526080810151608084015260a081015160a084015260c081015160c084015260e081015160e084015201516101008201526124d0565b3d9150612f65565b6101e08401517f73a72b58000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6130729150833d8511610da357610d9281836142db565b508561244c565b7f970e4fbf000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f9537c1e5000000000000000000000000000000000000000000000000000000005f5260045ffd5b6080946122b3565b9150506130dd9161572c565b6122aa565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f5e3285a5000000000000000000000000000000000000000000000000000000005f52610184600435013560045260245260445ffd5b7fa058c534000000000000000000000000000000000000000000000000000000005f5260045ffd5b506131ac610164600435016004356004016143f1565b9050156113f6565b82513d5f823e3d90fd5b60046001916131ce8585886148d6565b8092917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16805f1a845380871a878501538060021a600285015360031a600384015384830137010192019161135e565b9461322e8684846148d6565b9050600401908160041161061b57600191613248916145ab565b9501611324565b7f9c067aa6000000000000000000000000000000000000000000000000000000005f5260045ffd5b5060405161ffff602082018381528560408401527f7365676d656e74000000000000000000000000000000000000000000000000006060840152604783526132c06067846142db565b63ffffffff7f000000000000000000000000000000000000000000000000000000000000000016925190201610156112ca565b67ffffffffffffffff9450613317915060403d604011610da357610d9281836142db565b909361128f565b92506020833d60201161335c575b81613339602093836142db565b8101031261023257604061335567ffffffffffffffff946142fe565b935061123e565b3d915061332c565b9092506040813d60401161339e575b81613380604093836142db565b8101031261023257613396602082519201614505565b509183611145565b3d9150613373565b34610232576020600319360112610232576004355f526001602052602063ffffffff60405f205416604051908152f35b34610232576003193601610220811261023257610200136102325767ffffffffffffffff61020435116102325760e060031961020435360301126102325761341c61463f565b9060028201549060ff821660068110156107a55760028103610769575073ffffffffffffffffffffffffffffffffffffffff61345661429c565b163303610a665767ffffffffffffffff8260201c1691604051927f17bf581500000000000000000000000000000000000000000000000000000000845280600485015260408460248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156106aa575f945f92614239575b5067ffffffffffffffff821615610d4c5750613504908561474a565b804211610a3b575060ff8160181c16610204356004013510156142065760081c600160046102043501351b1661ffff166141d35761355561354b6101243561014435614330565b6101c4359061433d565b6001848101545f949092600461020435013592830192831061061b57601f1961359661358085614797565b9461358e60405196876142db565b808652614797565b013660208501375f915b61020435600401358311156140e657505050506135c96024610204350161020435600401614814565b906040820161361960606136146135e08487614847565b9290836040519485928a35602085015260208b013560408501528484013781015f838201520301601f1981018352826142db565b61492f565b9061365161362a6101c435886147bd565b9261364160446102043501610204356004016143f1565b91856101c435916101a435614e8f565b156140ba576136706136638286614847565b8093915060021c95614847565b600319831691508515600487840414171561061b571490811591614097575b8115614037575b5061400c57505f5b828110613fb6575050506136be6084610204350161020435600401614814565b5f9260605b6136d06040840184614d8c565b9050851015613733576136e66040840184614d8c565b8692919210156106b55760019161372b916137176040519260208401908a60061b0160208091803584520135910152565b604082526137266060836142db565b614dc2565b9401936136c3565b61377c613747879593946020810190614847565b919060206040519384928183808601988051918291018a5e8501918483015f81523701015f815203601f1981018352826142db565b51902060206137976024610204350161020435600401614814565b013503613f8e576004926137ae6101c435846147bd565b6137bb6101c4358561487a565b604051906137c8826142bf565b6084358252602082019260a4358452604083019160c4358352606084019182526080840190815260a084019160e435835261380e60246102043501610204358c01614814565b359361382560846102043501610204358d01614814565b9661383b60a46102043501610204358e01614847565b9790966040519d8e7feccde1ba00000000000000000000000000000000000000000000000000000000815201525160248d01525160448c01525160648b01525160848a01525160a48901525160c488015261012060e48801526138f56138b76138a48580614447565b60606101248c01526101848b0191614427565b6138c46020860186614447565b907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc8b8403016101448c0152614427565b926040810135601e198236030181121561023257016020813591019367ffffffffffffffff8211610232578160061b36038513610232578881037ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffedc016101648a01528181529293889360200192915f5b818110613f5e57505050815f94613989926003198680960301610104860152614427565b038173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9384156106aa575f94613e07575b5060c46102043501936139eb85610204356004016143f1565b9050815103613dd457809391935192613a0661358085614797565b94601f196020860196013687377f000000000000000000000000000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff16935f5b8451811015613b2857806020613abd8b613a7f8461153c613a71613acf988d6147f4565b5193610204356004016143f1565b959060405196879485947f11efe7d4000000000000000000000000000000000000000000000000000000008652604060048701526044860190614350565b91600319858403016024860152614427565b03818a5afa80156106aa575f90613af6575b60019250613aef828a6147f4565b5201613a4d565b506020823d8211613b20575b81613b0f602093836142db565b810103126102325760019151613ae1565b3d9150613b02565b5082889185888a604051906020820192604084526020613b4b6060850187614399565b91601f1985840301604086015251918281520191905f5b818110613dbb5750505090613b8581613c2495949303601f1981018352826142db565b51902061020435600401355f526003870160205260405f2055613bfd60028701547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0000ff62ffff0061ffff600161020435600401351b1661ffff8460081c161760081b1691161795866002890155610204356004016143f1565b92909160405194610204356004013586526020860152608060408601526080850190614399565b918383036060850152808352602083019260208260051b82010193835f925b848410613d7d5750505050505090807fb220c68939d6c8dc03c7b67c6106ee1bbd4b386f5c3877d954748da790f5fe6c920390a2600160ff8260181c161b905f19820191821161061b5760081c61ffff1614613c9b57005b602067ffffffffffffffff60027f8834a3ed6592f088af17f05c1f899d43e4987cfb4ecbf48973ad22866e9a9b509360037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0083830154161782820155613d6e613d267f00000000000000000000000000000000000000000000000000000000000000008542166144b0565b838301907fffffffffffffffffffffffff0000000000000000ffffffffffffffffffffffff73ffffffffffffffff00000000000000000000000083549260601b169116179055565b015460601c16604051908152a2005b91939560019193959798506020613da882601f1986849503018852613da28b88614447565b90614427565b980194019401918a979695939491613c43565b825184528b985060209384019390920191600101613b62565b7f7a7f1059000000000000000000000000000000000000000000000000000000005f52610204356004013560045260245ffd5b9093503d805f833e613e1981836142db565b8101906020818303126102325780519067ffffffffffffffff8211610232570181601f8201121561023257805190613e5082614797565b92613e5e60405194856142db565b82845260208085019360051b830101918183116102325760208101935b838510613e8e57505050505092846139d2565b845167ffffffffffffffff811161023257820190601f1982850301916080831261023257604051926060840184811067ffffffffffffffff821117612f2157604091601f19918352602084015186520112610232576040516040810181811067ffffffffffffffff821117612f215760405260408201518152606082015160208201526020840152608081015167ffffffffffffffff81116102325760209101019084601f8301121561023257602092613f4e86848680965191016148a0565b6040820152815201940193613e7b565b91959450919260408082613f7e6001948a60208091803584520135910152565b0196019101918994959392613965565b7f18cc3ea7000000000000000000000000000000000000000000000000000000005f5260045ffd5b613fd482613fc76101c4358861487a565b83610204356004016149d2565b15613fe15760010161369e565b7fb3a8db4a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff1cfb829000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff806140796140736084610204350161020435600401614814565b80614847565b92905060051b16908482046080148515171561061b57141587613696565b9050836140b060646102043501610204356004016143f1565b905014159061368f565b507ff1cfb829000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b93909491955061413160409793975160208101908682528460408201528360608201528860808201526080815261411e60a0826142db565b51902061412b8888614330565b906147bd565b935f945b878610806141bf575b1561415b5761414f614155916147af565b956147af565b94614135565b80979193969295989498825b81811161418a57509061417e6141849392876147f4565b526147af565b916135a0565b9091505f1981019080821161061b576141a66141b792886147f4565b516141b182896147f4565b52614808565b908891614167565b50806141cb878b6147f4565b51111561413e565b7f77afb460000000000000000000000000000000000000000000000000000000005f52610204356004013560045260245ffd5b7f02d5f1fc000000000000000000000000000000000000000000000000000000005f52610204356004013560045260245ffd5b909450614255915060403d604011610da357610d9281836142db565b9093866134e8565b60068110156107a557600452565b9181601f840112156102325782359167ffffffffffffffff8311610232576020808501948460051b01011161023257565b60643573ffffffffffffffffffffffffffffffffffffffff811681036102325790565b60c0810190811067ffffffffffffffff821117612f2157604052565b90601f601f19910116810190811067ffffffffffffffff821117612f2157604052565b519067ffffffffffffffff8216820361023257565b91908260409103126102325761432d6020835193016142fe565b90565b9190820391821161061b57565b8181029291811591840414171561061b57565b90601f19601f6020604060a0958051865282808201518051828901520151828701520151608060608601528051918291826080880152018686015e5f8582860101520116010190565b9080602083519182815201916020808360051b8301019401925f915b8383106143c457505050505090565b90919293946020806143e283601f1986600196030187528951614350565b970193019301919392906143b5565b903590601e1981360301821215610232570180359067ffffffffffffffff821161023257602001918160051b3603831361023257565b601f8260209493601f1993818652868601375f8582860101520116010190565b9035601e198236030181121561023257016020813591019167ffffffffffffffff821161023257813603831361023257565b9060068110156107a55760ff7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008354169116179055565b9067ffffffffffffffff8091169116019067ffffffffffffffff821161061b57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0181360301821215610232570190565b5190811515820361023257565b359073ffffffffffffffffffffffffffffffffffffffff8216820361023257565b359067ffffffffffffffff8216820361023257565b359063ffffffff8216820361023257565b90918281527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116102325760209260051b809284830137010190565b3567ffffffffffffffff811681036102325790565b9190820180921161061b57565b9060806145ea61432d93803584526145e0602085016020830160208091803584520135910152565b6060810190614447565b9190928160608201520191614427565b91908110156106b55760051b0190565b9035601e198236030181121561023257016020813591019167ffffffffffffffff8211610232578160051b3603831361023257565b60843590815f525f60205260405f20908154604051602081019060043582526024356040820152604435606082015260643573ffffffffffffffffffffffffffffffffffffffff81168091036102325760808201528560a082015260a43560c082015260c43560e082015260e43561010082015261010435610120820152610124356101408201526101443561016082015261016435610180820152610184356101a08201526101a4356101c08201526101c4356101e08201526101e4356102008201526102008152614714610220826142db565b5190200361471e57565b827f198825b2000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9067ffffffffffffffff61479063ffffffff600261432d95015460a01c16827f00000000000000000000000000000000000000000000000000000000000000001661433d565b91166145ab565b67ffffffffffffffff8111612f215760051b60200190565b5f19811461061b5760010190565b81156147c7570690565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b80518210156106b55760209160051b010190565b801561061b575f190190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa181360301821215610232570190565b903590601e1981360301821215610232570180359067ffffffffffffffff82116102325760200191813603831361023257565b81156147c7570490565b67ffffffffffffffff8111612f2157601f01601f191660200190565b9291926148ac82614884565b916148ba60405193846142db565b829481845281830111610232578281602093845f96015e010152565b908210156106b5576148ed9160051b810190614847565b9091565b519073ffffffffffffffffffffffffffffffffffffffff8216820361023257565b51906fffffffffffffffffffffffffffffffff8216820361023257565b5f60209160405161496460218286808201958787528051918291018484015e810186838201520301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa575f5190565b90939293848311610232578411610232578101920390565b9291926149a882614884565b916149b660405193846142db565b829481845281830111610232578281602093845f960137010152565b929190916149f06149e66020860186614814565b6040810190614847565b8460021b8581046004148615171561061b5781614a0c93614984565b9490357fffffffff0000000000000000000000000000000000000000000000000000000081169560048110614d55575b505062ffffff8560f81c9560e01c1693614a5c6140736080840184614814565b60071c821015614d2857600782901b01803592602082013592916080906040810135906060013585871782178117614ca457505050614aeb9060c0935b7fffffffffffffffffffffffffffffffff0000000000000000000000000000000060405196602088019660781b1760801b168552603086015260308552614ae16050866142db565b60608101906143f1565b82919210156106b55760051b810135907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc181360301821215610232570194614b396101243561014435614330565b9360028814614c23575086159687159081614c17575b50614c0c5760308102908082046030149015171561061b57614b718680614847565b6030830192915082821161061b578211614c0057614b9d91611c1c91614b978980614847565b90614984565b6020815191012091519020149384614bb7575b5050505090565b614bed945015614bf65761016435915b614be5614bda613614611c1c8780614847565b9460208101906143f1565b949093614e8f565b5f808080614bb0565b6101843591614bc7565b50505050505050505f90565b505050505050505f90565b6001915014155f614b4f565b94959392965090506101e435908181109687614c8f575b87614c4a575b5050505050505090565b614c83975091614c72614c7892614c6d83614c67614be59761492f565b9a61433d565b6145ab565b9361433d565b9260208101906143f1565b5f808080808080614c40565b9650614c9b8480614847565b90501596614c3a565b6f0d0088f51cbff34d258dd3db21a5d66b8296939611918215614cdc575b5050614cd3575b90614aeb91614a99565b60a09350614cc9565b6f0d0088f51cbff34d258dd3db21a5d66b14915081614cfe575b505f80614cc2565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd5559150115f614cf6565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52600160045260245ffd5b7fffffffff00000000000000000000000000000000000000000000000000000000929650829060040360031b1b1616935f80614a3c565b903590601e1981360301821215610232570180359067ffffffffffffffff821161023257602001918160061b3603831361023257565b614e00906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f1981018452836142db565b565b60405190610220820182811067ffffffffffffffff821117612f21576040525f610200838281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e08201520152565b9390929182811015614f8457915f19810190811161061b5792945f92915b818410614eca5750505050159182614ec457505090565b14919050565b90929693958695929515614f78576001808716148015614f6f575b15614f4857614f0590614efd8986859a99979a6145fa565b356001615d2a565b925b600181161580614f3f575b15614f245760011c9460011c94614f07565b6001909794979691929593965b811c93811c94019291614ead565b50801515614f12565b614f69600191614f618a8786979a9b98969c999c6145fa565b359083615d2a565b96614f31565b50868614614ee5565b50505050925050505f90565b5050505050505f90565b9091928151608081036130e25750825161010081036130e25750614fb182615790565b8015615630575b61562857805161501060016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b16838201520301601e198101845201826142db565b60205f6060966040519061502489836142db565b604082526150a26003858401601f198c013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa575f519060205f604051828101908582527f0100000000000000000000000000000000000000000000000000000000000000604082015261511c602182868851808c604185015e820101828101878152500301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa575f519160205f6040518281019086851882527f02000000000000000000000000000000000000000000000000000000000000006040820152615198602182868951808d604185015e820101828101878152500301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152615214602182868a51808a604185015e820101828101878152500301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa576020915f916152926021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f1981018352826142db565b604051918291518091835e8101838152039060025afa156106aa575f9261530e615308615302615314946152e588978851966040519160208301526040820152604081526152e08d826142db565b615bb4565b946040519160208301526040820152604081526152e08b826142db565b926157cb565b916157cb565b90614dc2565b602081519101600b5afa3d15615621573d9061532f82614884565b9161533d60405193846142db565b82523d5f602084013e5b158015615615575b6155e857602061554d5f9484838796015160408201519160808a820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab821189146155e05760ff60015b60405195898701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd7038a8401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab036080830152608082526153fb60a0836142db565b6040519061540b610120836142db565b6101008252858201926f024aa2b2f08f0a91260805272dc5105184527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408401526f13e02b6052719f607dacd3a088274f658b8401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f1981018352826142db565b5190600f5afa903d156155da57503d9061556682614884565b9161557460405193846142db565b82523d5f602084013e5b1580156155ce575b6155a157602081805181010312610232576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b50602081511415615586565b9061557e565b60ff8961539e565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b5060808151141561534f565b8390615347565b505050505f90565b5061563a83615790565b614fb8565b90602061496460045f9460248497825196816040519788957fffffffff000000000000000000000000000000000000000000000000000000008288019b60e01b168b528051918291018688015e8501917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16858401526028830137010186838201520301601f1981018352826142db565b826156ee926156e5929695966158d3565b91909194615853565b036121595750565b9161570681836002949695615a33565b93909103612184576020036121595750602081019283821161061b578311612159579190565b906f0d0088f51cbff34d258dd3db21a5d66b821191821561574c57505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081615769575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b8281106157a757505050600190565b8060061b820160406020820151910151176157c457600101615798565b5050505f90565b5f809160208151910160105afa903d1561584c573d6157e981614884565b906157f760405192836142db565b81523d5f602083013e5b911582811561583f575b5061581257565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b608091505114155f61580b565b6060615801565b602081519101516020821061586e575b60081c9060f81b1790565b5f198260200360031b1b16615863565b5f6005939261588c92615a33565b939091036121e7579190565b826005926158a892959495615a33565b94919290920361215957509190565b3590602081106158c5575090565b5f199060200360031b1b1690565b60039193926158e3818684615a33565b92919490940361215957601f8411612159575081816118f5856118fd948961590a97615b9d565b60081c9060f81b179190565b90929192600191825b61592857505050565b909193615936818484615a33565b9190928291600281148015615a1d575b1561596c575050506159649161595d918585615b9d565b945b614808565b91908261591f565b9197939250906004810361598957505061595f90615964926145ab565b600581036159cd5750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8116810361061b576159649161595f9160011b906145ab565b9091600682149182156159eb575b5050612159575061596490614808565b6007149150816159fe575b505f806159db565b6014811091508115615a12575b505f6159f6565b60169150115f615a0b565b5060038114615946565b908210156106b5570190565b90919282841015615b5957615a49848484615a27565b3560fd1c93601f615a5b828686615a27565b3560f81c1692600182019081831161061b578160188610615b515750601b85118015615b47575b615b1b577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe8850194851161061b576118fd615ad0916001871b93615ac885828b85615b9d565b988992614984565b6008851b8060031c830361061b5761010003610100811161061b571c949360018203615b04575050601884105b6121595750565b6004901b908160021c0361061b5784901c15615afd565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5060078714615a82565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b615b90918391615a33565b9391939290936121595750565b509291615baa90826145ab565b9283116121595750565b5f8060405192615bc56060856142db565b60308452615c8b600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f1981018652856142db565b60405193615c9a6040866142db565b6010855260203681870137519060055afa3d15615d22573d90615cbc82614884565b91615cca60405193846142db565b82523d5f602084013e5b158015615d16575b615ce95761432d91614dc2565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b50603081511415615cdc565b606090615cd4565b600114615d5e577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b60415f9160209360405191600183536001830152602182015260025afa15610232575f519056' as const;
